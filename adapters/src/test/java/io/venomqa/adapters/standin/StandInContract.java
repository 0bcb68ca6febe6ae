package io.venomqa.adapters.standin;

import io.venomqa.adapters.contract.RollbackableContract;
import io.venomqa.adapters.contract.Subject;
import io.venomqa.adapters.contract.Subject.Held;
import io.venomqa.engine.world.Rollbackable;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;

/// The contract for a system whose API and whose dump are pieces of code.
public abstract class StandInContract extends RollbackableContract {

  /// One call of the API.
  protected interface ApiCall {
    void make(Random random) throws Exception;
  }

  /// As [Subject#write].
  protected interface Write {
    String of(String marker) throws Exception;
  }

  /// As [Subject#hold].
  protected interface Half {
    Held of(String marker) throws Exception;
  }

  /// Reads everything with code of its own.
  protected interface Dump {
    String read() throws Exception;
  }

  /// Ends the server and starts it again.
  protected void restart() throws Exception {
    Assumptions.abort("A stand-in is no server of its own: it ends when VenomQA's process does.");
  }

  /// Where a stand-in listens.
  protected static int port(StandIn<?> standIn) {
    return Integer.parseInt(Objects.requireNonNull(standIn.addresses().get("port")));
  }

  /// Puts a subject together.
  ///
  /// @param closing ends what the test started, the system aside
  protected Subject subject(
      Rollbackable system, ApiCall call, Write write, Half half, Dump dump, Runnable closing) {
    return new Subject() {

      @Override
      public Rollbackable system() {
        return system;
      }

      @Override
      public void call(Random random) throws Exception {
        call.make(random);
      }

      @Override
      public String write(String marker) throws Exception {
        return write.of(marker);
      }

      @Override
      public Held hold(String marker) throws Exception {
        return half.of(marker);
      }

      @Override
      public String dump() throws Exception {
        return dump.read();
      }

      // A connection that speaks HTTP or SMTP has no view of the content of its own.
      @Override
      public String dumpByIdle() throws Exception {
        return dump.read();
      }

      @Override
      public void restart() throws Exception {
        StandInContract.this.restart();
      }

      @Override
      public String leftBehind() {
        return "";
      }

      @Override
      public void close() {
        closing.run();
        system.close();
      }
    };
  }
}
