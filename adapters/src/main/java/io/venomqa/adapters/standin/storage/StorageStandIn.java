package io.venomqa.adapters.standin.storage;

import io.venomqa.adapters.standin.Held;
import io.venomqa.adapters.standin.Ignored;
import io.venomqa.adapters.standin.LoopbackHttp;
import io.venomqa.adapters.standin.StandIn;
import io.venomqa.engine.world.SystemFailure;

/// An object storage that speaks a part of S3.
public final class StorageStandIn {

  /// One request's body, in bytes.
  static final int LARGEST_OBJECT = 64 << 20;

  private StorageStandIn() {}

  /// Starts to listen on the loopback address; any credentials are right.
  ///
  /// @param port 0 for a free one
  /// @throws SystemFailure when the port cannot be had
  public static StandIn<?> start(String name, int port, Ignored ignored) throws SystemFailure {
    Held<Buckets> held = new Held<>(Buckets.NONE);
    return new StandIn<>(
        name,
        new Objects(),
        held,
        ignored,
        LoopbackHttp.start(name, port, LARGEST_OBJECT, new S3(held)));
  }
}
