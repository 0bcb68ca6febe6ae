package io.venomqa.adapters.standin.queue;

import io.venomqa.adapters.contract.Subject;
import io.venomqa.adapters.standin.HalfSent;
import io.venomqa.adapters.standin.Ignored;
import io.venomqa.adapters.standin.PlainHttp;
import io.venomqa.adapters.standin.StandIn;
import io.venomqa.adapters.standin.StandInContract;
import java.util.Objects;

class QueueContractTest extends StandInContract {

  @Override
  protected Subject subject(String variant) throws Exception {
    StandIn<?> queue = QueueStandIn.start("jobs", 0, Ignored.NOTHING);
    PlainHttp http = new PlainHttp(Objects.requireNonNull(queue.addresses().get("url")));
    PlainHttp reader = new PlainHttp(Objects.requireNonNull(queue.addresses().get("url")));
    return subject(
        queue,
        random -> {
          String of = "/queues/" + (random.nextBoolean() ? "mails" : "auf");
          int id = 1 + random.nextInt(8);
          switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> http.send("POST", of + "/messages", "job " + random.nextInt(3));
            case 4, 5, 6 -> http.send("POST", of + "/receive?max=" + (1 + random.nextInt(2)), "");
            case 7, 8 -> http.send("DELETE", of + "/messages/" + id, "");
            case 9 -> http.send("POST", of + "/messages/" + id + "/release", "");
            case 10 -> http.send("GET", of + "/messages", "");
            default -> {
              if (random.nextInt(4) == 0) {
                http.send("DELETE", of + "/messages", "");
              }
            }
          }
        },
        marker -> {
          http.send("POST", "/queues/auf/messages", marker);
          return marker;
        },
        marker ->
            HalfSent.request(
                port(queue), "POST", "/queues/auf/messages", marker + " and more", marker),
        () -> reader.get("/queues/mails/messages") + reader.get("/queues/auf/messages"),
        () -> {
          http.close();
          reader.close();
        });
  }
}
