package io.venomqa.adapters.standin;

import io.venomqa.adapters.contract.RollbackableContract;
import io.venomqa.engine.world.Rollbackable;
import java.util.Random;

/// The contract for a system whose API and whose dump are pieces of code.
public abstract class StandInContract extends RollbackableContract {

  /// One call of the API.
  protected interface ApiCall {
    void make(Random random) throws Exception;
  }

  /// Reads everything with code of its own.
  protected interface Dump {
    String read() throws Exception;
  }

  /// Puts a subject together.
  ///
  /// @param closing ends what the test started, the system aside
  protected static Subject subject(Rollbackable system, ApiCall call, Dump dump, Runnable closing) {
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
      public String dump() throws Exception {
        return dump.read();
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
