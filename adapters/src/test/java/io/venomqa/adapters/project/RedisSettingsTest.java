package io.venomqa.adapters.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A Redis database in `venomqa.yaml`.
class RedisSettingsTest {

  private static final String API = "api: {url: \"http://127.0.0.1:8080\"}\n";

  @TempDir private Path home;

  private ProjectRead read(String systems, Map<String, String> environment) throws Exception {
    return new ProjectReader(environment).read(Folder.in(home, API + systems).path());
  }

  private List<String> problems(String systems) throws Exception {
    return Folder.problems(read(systems, Map.of("SECRET", "p@ss")));
  }

  private SystemSettings.Redis redis(String systems, Map<String, String> environment)
      throws Exception {
    ProjectRead.Loaded loaded =
        assertInstanceOf(ProjectRead.Loaded.class, read(systems, environment));
    return assertInstanceOf(SystemSettings.Redis.class, loaded.project().systems().getFirst());
  }

  @Test
  void aDatabaseOnThisMachine() throws Exception {
    SystemSettings.Redis redis =
        redis("systems: {cache: {redis: \"redis://localhost/3\", mechanism: copy}}\n", Map.of());
    assertEquals("localhost", redis.host());
    assertEquals(6379, redis.port());
    assertEquals(3, redis.database());
    assertEquals(SystemSettings.RedisMechanism.COPY, redis.mechanism());
    assertEquals("redis://localhost/3", redis.url());
    assertEquals(Optional.empty(), redis.password());
  }

  @Test
  void aPasswordFromTheEnvironmentIsUsedAndNotShown() throws Exception {
    SystemSettings.Redis redis =
        redis(
            "systems: {cache: {redis: \"rediss://tester:${env:SECRET}@[::1]:7000/1\"}}\n",
            Map.of("SECRET", "p%40ss+1"));
    assertEquals("::1", redis.host());
    assertEquals(Optional.of("tester"), redis.user());
    assertEquals(Optional.of("p@ss+1"), redis.password());
    assertEquals(true, redis.tls());
    assertFalse(redis.toString().contains("ss+1"));
  }

  @Test
  void aPasswordInTheFileIsWarnedOf() throws Exception {
    ProjectRead.Loaded loaded =
        assertInstanceOf(
            ProjectRead.Loaded.class,
            read("systems: {cache: {redis: \"redis://:hush@localhost/3\"}}\n", Map.of()));
    assertEquals("`systems.cache.redis` holds a password", loaded.warnings().getFirst().message());
  }

  @Test
  void aWholeUrlFromTheEnvironmentIsNotWarnedOf() throws Exception {
    ProjectRead.Loaded loaded =
        assertInstanceOf(
            ProjectRead.Loaded.class,
            read(
                "systems: {cache: {redis: \"${env:CACHE}\"}}\n",
                Map.of("CACHE", "redis://:hush@localhost/3")));
    assertEquals(List.of(), loaded.warnings());
  }

  @Test
  void theApiIsToldWhereItIs() throws Exception {
    ProjectRead.Loaded loaded =
        assertInstanceOf(
            ProjectRead.Loaded.class,
            read("systems: {cache: {redis: \"redis://localhost:7000/3\"}}\n", Map.of()));
    assertEquals(
        Optional.of("redis://localhost:7000/3"),
        Placeholders.ofStart(loaded.project(), 1, _ -> Optional.empty(), Map.of())
            .apply("systems.cache.url"));
  }

  @ParameterizedTest
  @CsvSource({
    "redis://localhost, database 0 is the one that everything uses that names none, localhost:6379/0",
    "redis://cache.example.com:7000/2, its host is not this machine, cache.example.com:7000/2"
  })
  void whatMayBeUsedByOthersHasToBeAllowed(String url, String why, String entry) throws Exception {
    String systems = "systems: {cache: {redis: \"" + url + "\"}}\n";
    assertEquals(
        List.of(
            "venomqa.yaml:2:26: `systems.cache.redis`: "
                + why
                + ", and a run changes its data\n"
                + "  If it is there to be tested, say so: `allow: [\""
                + entry
                + "\"]`."),
        problems(systems));
    assertEquals(List.of(), problems(systems + "allow: [\"" + entry + "\"]\n"));
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost/3",
    "localhost:6379",
    "redis://localhost/three",
    "redis://tester@localhost/3",
    "redis://tester:${env:SECRET}@localhost:x/3",
    "redis:///3"
  })
  void whatIsNoUrlOfRedisIsNotShown(String url) throws Exception {
    assertEquals(
        List.of(
            "venomqa.yaml:2:26: `systems.cache.redis` must be a URL such as"
                + " redis://localhost:6379/3\n"
                + "  A user and a password are written before the host:"
                + " redis://USER:${env:NAME}@HOST:PORT/3; special characters in them as %40."),
        problems("systems: {cache: {redis: \"" + url + "\"}}\n"));
  }

  @Test
  void keysOfOtherSystems() throws Exception {
    assertEquals(
        List.of(
            "venomqa.yaml:2:58: `systems.cache.schemas` is not for Redis",
            "venomqa.yaml:2:79: `systems.cache.mechanism` must be one of `auto`,"
                + " `keyspace-events`, `copy`, but is `events`"),
        problems(
            "systems: {cache: {redis: \"redis://localhost/3\", schemas: [public], mechanism:"
                + " events}}\n"));
  }
}
