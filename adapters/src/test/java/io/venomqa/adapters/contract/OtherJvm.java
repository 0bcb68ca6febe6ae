package io.venomqa.adapters.contract;

import java.nio.file.Path;
import java.util.List;

/// A JVM of its own for a class of the tests.
public final class OtherJvm {

  private OtherJvm() {}

  /// To be started. What the JVM itself warns of goes to standard error: it would stand between the
  /// lines that the class writes.
  public static ProcessBuilder running(Class<?> main, String... arguments) {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xlog:disable",
            "-Xlog:all=warning:stderr",
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx256m",
            "-Dfile.encoding=UTF-8",
            "-Dsun.jnu.encoding=UTF-8",
            "-cp",
            System.getProperty("java.class.path"),
            main.getName());
    builder.command().addAll(List.of(arguments));
    return builder;
  }
}
