package io.venomqa.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The real `./venomqa`, in a source tree of its own, with a JDK and a Maven that only say how they
/// were called.
@DisabledOnOs(OS.WINDOWS)
final class LauncherTest {
  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

  @TempDir Path folder;

  private Path root;
  private Path bin;
  private Path jdks;
  private Path launcher;

  @BeforeEach
  void copyTheLauncher() throws IOException {
    root = folder.resolve("a tree with spaces, täglich");
    bin = Files.createDirectories(folder.resolve("bin"));
    jdks = Files.createDirectories(folder.resolve("jdks"));
    launcher = root.resolve("venomqa");
    Files.createDirectories(root.resolve("installers"));
    Files.createDirectories(root.resolve("app/src/main"));
    Files.copy(REPOSITORY.resolve("venomqa"), launcher);
    Files.copy(
        REPOSITORY.resolve("installers/find-jdk"), root.resolve("installers").resolve("find-jdk"));
    // Not a JDK 25, whatever this machine's own is.
    script(bin.resolve("java"), "exit 1");
  }

  @Test
  void saysWhereItLookedWhenThereIsNoJdk25() throws Exception {
    jdk("jdk-21", "21.0.4");
    Ran ran = run(launcher);
    assertEquals(
        new Ran(
            3,
            """
            VenomQA needs a JDK 25 and found none.
            Looked in: JAVA_HOME (/nowhere), the java on the PATH (%s),
              %s.
            What to do: install one, from https://adoptium.net for example, or set JAVA_HOME to where it is.
            """
                .formatted(bin.resolve("java"), jdks)),
        ran);
  }

  @Test
  void buildsOnceAndStartsFromAnywhereThroughALink() throws Exception {
    jdk("jdk-25", "25.0.3");
    maven("echo built >>\"$MARKS\"; " + makeTheJars());
    Path link = Files.createSymbolicLink(bin.resolve("venomqa"), launcher);
    Ran first = run(link, "run", "my project");
    assertTrue(first.output().startsWith("Building VenomQA: the first time"), first.output());
    assertEquals(new Ran(0, "[run] [my project] \n"), run(link, "run", "my project"));
    assertEquals(List.of("built"), Files.readAllLines(marks()));
  }

  @Test
  void buildsAgainWhenASourceIsNewer() throws Exception {
    jdk("jdk-25", "25.0.3");
    maven("echo built >>\"$MARKS\"; " + makeTheJars());
    run(launcher, "--version");
    Path source = Files.writeString(root.resolve("app/src/main/Main.java"), "class Main {}");
    Files.setLastModifiedTime(
        source,
        FileTime.fromMillis(
            Files.getLastModifiedTime(root.resolve("app/target/built")).toMillis() + 1000));
    Ran ran = run(launcher, "--version");
    assertTrue(
        ran.output().startsWith("Building VenomQA: its sources have changed."), ran.output());
  }

  @Test
  void twoAtOnceBuildOnce() throws Exception {
    jdk("jdk-25", "25.0.3");
    maven("echo built >>\"$MARKS\"; sleep 1; " + makeTheJars());
    Process one = start(launcher, "one");
    Process two = start(launcher, "two");
    assertEquals(List.of(0, 0), List.of(finish(one).code(), finish(two).code()));
    assertEquals(List.of("built"), Files.readAllLines(marks()));
  }

  @Test
  void showsWhatTheBuildComplainedAbout() throws Exception {
    jdk("jdk-25", "25.0.3");
    maven("echo '[INFO] much'; echo '[ERROR] Main.java:[3,1] not a statement'; exit 1");
    Ran ran = run(launcher);
    Path log = root.toRealPath().resolve("app/target/build.log");
    assertEquals(
        new Ran(
            3,
            """
            Building VenomQA: the first time takes a few minutes, because Maven fetches libraries. Log: %1$s
            [ERROR] Main.java:[3,1] not a statement
            VenomQA could not be built. The whole log: %1$s
            """
                .formatted(log)),
        ran);
  }

  private static String makeTheJars() {
    return "mkdir -p app/target examples/shop-api/target"
        + " && touch app/target/venomqa.jar examples/shop-api/target/shop-api.jar";
  }

  private void jdk(String name, String version) throws IOException {
    Path home = jdks.resolve(name);
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    script(home.resolve("bin/javac"), "exit 1");
    script(
        home.resolve("bin/java"),
        "until [ \"$1\" = io.venomqa.app.Main ]; do shift; done; shift\n"
            + "for argument; do printf '[%s] ' \"$argument\"; done; echo");
  }

  private void maven(String body) throws IOException {
    script(bin.resolve("mvn"), "cd \"$ROOT\"; " + body);
  }

  private Path marks() {
    return folder.resolve("marks");
  }

  private static void script(Path file, String body) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Ran run(Path command, String... arguments) throws Exception {
    return finish(start(command, arguments));
  }

  private Process start(Path command, String... arguments) throws IOException {
    List<String> words = new ArrayList<>(List.of(command.toString()));
    words.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.directory(folder.toFile());
    builder.environment().put("JAVA_HOME", "/nowhere");
    builder.environment().put("VENOMQA_JDKS", jdks.toString());
    builder.environment().put("ROOT", root.toString());
    builder.environment().put("MARKS", marks().toString());
    builder.environment().merge("PATH", "", (path, none) -> bin + ":" + path);
    return builder.start();
  }

  private static Ran finish(Process process) throws Exception {
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(30, TimeUnit.SECONDS));
    return new Ran(process.exitValue(), output);
  }

  private record Ran(int code, String output) {}
}
