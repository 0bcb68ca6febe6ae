package io.venomqa.adapters.standin.clock;

import io.venomqa.adapters.contract.Subject;
import io.venomqa.adapters.standin.HalfSent;
import io.venomqa.adapters.standin.Ignored;
import io.venomqa.adapters.standin.PlainHttp;
import io.venomqa.adapters.standin.StandIn;
import io.venomqa.adapters.standin.StandInContract;
import java.time.Instant;
import java.util.Objects;

class ClockContractTest extends StandInContract {

  @Override
  protected Subject subject(String variant) throws Exception {
    StandIn<?> clock = ClockStandIn.start("clock", 0, ClockStandIn.START, Ignored.NOTHING);
    PlainHttp http = new PlainHttp(Objects.requireNonNull(clock.addresses().get("url")));
    return subject(
        clock,
        random -> {
          switch (random.nextInt(6)) {
            case 0 -> http.get("/now");
            case 1 -> http.send("POST", "/advance", "{\"by\": \"nonsense\"}");
            case 2 ->
                http.send(
                    "POST",
                    "/set",
                    "{\"now\": \"2030-01-0%dT10:00:00Z\"}".formatted(1 + random.nextInt(9)));
            default ->
                http.send("POST", "/advance", "{\"by\": \"%dm\"}".formatted(random.nextInt(90)));
          }
        },
        marker -> {
          http.send("POST", "/set", setting(marker));
          return time(marker);
        },
        marker -> HalfSent.request(port(clock), "POST", "/set", setting(marker), time(marker)),
        () -> http.get("/now"),
        http::close);
  }

  private static String setting(String marker) {
    return "{\"now\": \"" + time(marker) + "\"}";
  }

  /// One that stands for the marker.
  private static String time(String marker) {
    return Instant.EPOCH
        .plusSeconds(1_900_000_000L + Math.floorMod(marker.hashCode(), 1_000_000_000))
        .toString();
  }
}
