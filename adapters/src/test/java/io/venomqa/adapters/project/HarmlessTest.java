package io.venomqa.adapters.project;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which hosts and files may be changed without being named in `allow`.
class HarmlessTest {

  @TempDir private Path home;

  private List<String> problems(String yaml) {
    return problems(Folder.in(home, yaml), Map.of());
  }

  /// With `home/tmp` as the only folder for temporary files: the tests' own lie in the real one.
  private List<String> problems(Folder folder, Map<String, String> environment) {
    return Folder.problems(
        new ProjectReader(environment, List.of(home.resolve("tmp"))).read(folder.path()));
  }

  private static String api(String url, String allow) {
    return "api: {url: \"" + url + "\"}\nsystems: {db: {sqlite: a.db}}\nallow: [" + allow + "]\n";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:80",
        "https://LOCALHOST",
        "http://shop.localhost:80",
        "http://127.0.0.1:1",
        "http://127.8.9.1",
        "http://[::1]:8080/v1"
      })
  void thisMachineIsHarmless(String url) {
    assertEquals(List.of(), problems(api(url, "")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"shop.example.com", "localhost.example.com", "127.0.0.1.nip.io", "10.0.0.1"})
  void otherHostsHaveToBeAllowed(String host) {
    String url = "http://" + host + ":8080";

    assertEquals(
        List.of(
            "venomqa.yaml:1:12: `api.url`: the host of `"
                + url
                + "` is not this machine, and every call may change its data\n"
                + "  If it is there to be tested, say so: `allow: [\""
                + host
                + "\"]`."),
        problems(api(url, "")));
    assertEquals(List.of(), problems(api(url, host)));
    assertEquals(List.of(), problems(api(url, "\"" + host + ":8080\"")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1:80", "ftp://127.0.0.1", "http://", "http://a b", "/v1"})
  void whatIsNotTheUrlOfAnApiIsRefused(String url) {
    assertEquals(
        List.of(
            "venomqa.yaml:1:12: `api.url` must be such as http://127.0.0.1:8080, but is `"
                + url
                + "`"),
        problems(api(url, "")));
  }

  private static String sqlite(String file, String allow) {
    return "api: {url: http://127.0.0.1}\nsystems: {db: {sqlite: \""
        + file.replace("\\", "\\\\")
        + "\"}}\nallow: ["
        + allow
        + "]\n";
  }

  @Test
  void fileInsideTheProjectIsHarmlessThoughItIsNotThereYet() {
    assertEquals(List.of(), problems(sqlite("data/new folder/shop.db", "")));
  }

  @Test
  void temporaryFileIsHarmless() {
    assertEquals(List.of(), problems(sqlite(home.resolve("tmp/shop.db").toString(), "")));
  }

  @Test
  void fileElsewhereHasToBeAllowed() throws IOException {
    Path other = home.toRealPath().resolve("prod.db");

    assertEquals(
        List.of(
            "venomqa.yaml:2:24: `../prod.db` is neither inside the project's folder nor a temporary"
                + " file, and a run changes its data\n"
                + "  If it is there to be tested, say so: `allow: [\""
                + other
                + "\"]`."),
        problems(sqlite("../prod.db", "")));
    assertEquals(List.of(), problems(sqlite("../prod.db", "../prod.db")));
  }

  @Test
  void linkInTheProjectIsJudgedByWhatItLeadsTo() throws IOException {
    Folder folder = Folder.in(home, sqlite("shop.db", ""));
    Files.createSymbolicLink(folder.path().resolve("shop.db"), Path.of("../prod.db"));

    assertEquals(
        List.of("`shop.db` is neither inside the project's folder nor a temporary file"),
        problems(folder, Map.of()).stream()
            .map(problem -> problem.replaceFirst("venomqa.yaml:2:24: ", ""))
            .map(problem -> problem.replaceFirst("(?s), and.*", ""))
            .toList());
  }

  @Test
  void folderThatIsALinkIsJudgedByWhatItLeadsTo() throws IOException {
    Path other = Files.createDirectories(home.resolve("production"));
    Folder folder = Folder.in(home, sqlite("data/shop.db", ""));
    Files.createSymbolicLink(folder.path().resolve("data"), other);

    assertEquals(1, problems(folder, Map.of()).size());
  }

  @Test
  void valueFromTheEnvironmentIsJudgedButNeverShown() {
    Folder folder =
        Folder.in(
            home,
            """
            api: {url: "https://${env:SHOP_HOST}/v1"}
            systems: {db: {sqlite: "${env:SHOP_DB}"}}
            """);

    assertEquals(
        List.of(
            "venomqa.yaml:1:12: `api.url`: the host of `https://${env:SHOP_HOST}/v1` is not this"
                + " machine, and every call may change its data\n"
                + "  If it is there to be tested, say so: `allow: [\"HOST\"]`.",
            "venomqa.yaml:2:24: `${env:SHOP_DB}` is neither inside the project's folder nor a"
                + " temporary file, and a run changes its data\n"
                + "  If it is there to be tested, say so: `allow: [\"${env:SHOP_DB}\"]`."),
        problems(folder, Map.of("SHOP_HOST", "secret.example.com", "SHOP_DB", "/opt/secret.db")));
  }

  @Test
  void variableThatIsNotSetIsNamed() {
    assertEquals(
        List.of(
            "venomqa.yaml:1:12: the environment variable `NO_SUCH` is not set\n"
                + "  Set it before VenomQA is started."),
        problems(api("http://${env:NO_SUCH}", "")));
  }

  @Test
  void otherPlaceholdersAreNotKnownThere() {
    assertEquals(
        List.of(
            "venomqa.yaml:1:12: `${port}` is not known in `api.url`\n  Known here: `${env:NAME}`."),
        problems(api("http://127.0.0.1:${port}", "")));
  }
}
