package io.venomqa.app.wiring;

import io.venomqa.adapters.postgres.ProxySystem;
import io.venomqa.adapters.standin.StandIn;
import io.venomqa.engine.world.Rollbackable;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A run's systems: open from before the API starts until after it has ended.
record OpenSystems(List<Rollbackable> systems) implements AutoCloseable {

  OpenSystems {
    systems = List.copyOf(systems);
  }

  /// What the names in `api.start` stand for that are known only now, such as `systems.mail.url`.
  Map<String, String> addresses() {
    Map<String, String> addresses = new HashMap<>();
    for (Rollbackable system : systems) {
      addresses(system)
          .forEach((part, value) -> addresses.put("systems." + system.name() + "." + part, value));
    }
    return addresses;
  }

  private static Map<String, String> addresses(Rollbackable system) {
    return switch (system) {
      case StandIn<?> standIn -> standIn.addresses();
      case ProxySystem proxy -> proxy.addresses();
      default -> Map.of();
    };
  }

  /// Where actions reach the stand-ins that speak HTTP, by name.
  Map<String, URI> callable() {
    Map<String, URI> callable = new HashMap<>();
    for (Rollbackable system : systems) {
      if (system instanceof StandIn<?> standIn) {
        String url = standIn.addresses().getOrDefault("url", "");
        if (url.startsWith("http:")) {
          callable.put(system.name(), URI.create(url));
        }
      }
    }
    return callable;
  }

  @Override
  public void close() {
    systems.forEach(Rollbackable::close);
  }
}
