package io.venomqa.adapters.standin.service;

import io.venomqa.adapters.contract.Subject;
import io.venomqa.adapters.standin.HalfSent;
import io.venomqa.adapters.standin.Ignored;
import io.venomqa.adapters.standin.PlainHttp;
import io.venomqa.adapters.standin.StandIn;
import io.venomqa.adapters.standin.StandInContract;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;

class ServiceContractTest extends StandInContract {

  @TempDir Path folder;

  private static final String PAYMENTS =
      """
      export const state = {charges: [], balances: {}, count: 0, last: null, notes: []};
      export const routes = {
        "POST /charges/:who": (request, state) => {
          const charge = {id: ++state.count, who: request.params.who, amount: Number(request.text), refunds: []};
          if (charge.amount > 7) return {status: 402, body: {error: "too much"}};
          state.charges.push(charge);
          state.balances[charge.who] = (state.balances[charge.who] ?? 0) + charge.amount;
          state.last = charge;
          return {status: 201, body: charge};
        },
        "POST /refunds/:id": (request, state) => {
          const charge = state.charges.find(one => one.id === Number(request.params.id));
          if (!charge) return {status: 404};
          charge.refunds.push({amount: charge.amount});
          return {status: 200, body: charge};
        },
        "DELETE /charges/:id": (request, state) => {
          state.charges = state.charges.filter(one => one.id !== Number(request.params.id));
          return {status: 204};
        },
        "POST /notes/:text": (request, state) => {
          state.notes.push({text: request.params.text});
          return {status: 201};
        },
        "POST /fail": (request, state) => { state.count = 99; throw new Error("half-way"); },
        "GET /state": (request, state) => ({body: state}),
      };
      """;

  @Override
  protected Subject subject(String variant) throws Exception {
    StandIn<?> service =
        ServiceStandIn.start("payments", 0, Ignored.NOTHING, ScriptedLogic.of(folder, PAYMENTS));
    PlainHttp http = new PlainHttp(Objects.requireNonNull(service.addresses().get("url")));
    return subject(
        service,
        random -> {
          int number = 1 + random.nextInt(9);
          switch (random.nextInt(8)) {
            case 0, 1, 2 ->
                http.send("POST", "/charges/" + "ab".charAt(random.nextInt(2)), "" + number);
            case 3, 4 -> http.send("POST", "/refunds/" + number, "");
            case 5 -> http.send("DELETE", "/charges/" + number, "");
            case 6 -> http.send("POST", "/fail", "");
            default -> http.get("/state");
          }
        },
        marker -> {
          http.send("POST", "/notes/" + marker, "1");
          return marker;
        },
        marker -> HalfSent.request(port(service), "POST", "/notes/" + marker, "1", marker),
        () -> http.get("/state"),
        http::close);
  }
}
