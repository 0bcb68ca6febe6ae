package io.venomqa.bench;

import io.venomqa.engine.world.Rollbackable;
import io.venomqa.engine.world.SqlReadable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/// A system with something put around its methods.
final class SystemProxy {

  private SystemProxy() {}

  /// What is done instead of a call of a method, of which that call may be a part.
  interface Around {
    @Nullable Object method(String name, Call call) throws Throwable;
  }

  /// The call of the system's own method.
  interface Call {
    @Nullable Object make() throws Throwable;
  }

  /// @param system one that is asked in SQL as well
  static Rollbackable of(Rollbackable system, Around around) {
    return (Rollbackable)
        Proxy.newProxyInstance(
            SystemProxy.class.getClassLoader(),
            new Class<?>[] {Rollbackable.class, SqlReadable.class},
            (_, method, arguments) ->
                around.method(
                    method.getName(),
                    () -> {
                      try {
                        return method.invoke(system, arguments);
                      } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                      }
                    }));
  }
}
