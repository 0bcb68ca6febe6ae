package io.venomqa.adapters.standin.remote;

import io.venomqa.adapters.standin.Ignored;
import io.venomqa.adapters.standin.PlainHttp;
import io.venomqa.adapters.standin.StandInContract;

class RemoteServiceContractTest extends StandInContract {

  @Override
  protected Subject subject(String variant) throws Exception {
    BillingService billing = new BillingService();
    PlainHttp http = new PlainHttp(billing.url("").toString());
    return subject(
        new RemoteService("billing", billing.url("/venomqa"), Ignored.NOTHING),
        random -> {
          String bill = "/b" + random.nextInt(5);
          switch (random.nextInt(4)) {
            case 0, 1 -> http.send("PUT", bill, "" + random.nextInt(3));
            case 2 -> http.send("DELETE", bill, "");
            default -> http.get("/plain");
          }
        },
        () -> http.get("/plain"),
        () -> {
          http.close();
          billing.close();
        });
  }
}
