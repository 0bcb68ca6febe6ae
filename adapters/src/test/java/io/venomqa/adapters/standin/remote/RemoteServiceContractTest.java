package io.venomqa.adapters.standin.remote;

import io.venomqa.adapters.contract.Subject;
import io.venomqa.adapters.standin.HalfSent;
import io.venomqa.adapters.standin.Ignored;
import io.venomqa.adapters.standin.PlainHttp;
import io.venomqa.adapters.standin.StandInContract;

class RemoteServiceContractTest extends StandInContract {

  private BillingService billing;

  @Override
  protected void restart() throws Exception {
    billing.restart();
  }

  /// Its three methods have no way to look and to restore at once.
  @Override
  protected boolean tellsWhatARestoreOverwrites() {
    return false;
  }

  @Override
  protected Subject subject(String variant) throws Exception {
    billing = new BillingService();
    int port = billing.url("").getPort();
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
        marker -> {
          http.send("PUT", "/" + marker, "7");
          return marker;
        },
        marker -> HalfSent.request(port, "PUT", "/" + marker, "7", marker),
        () -> http.get("/plain"),
        () -> {
          http.close();
          billing.close();
        });
  }
}
