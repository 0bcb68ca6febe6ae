package io.venomqa.adapters.project;

import io.venomqa.engine.identity.Abstraction;
import io.venomqa.engine.model.SourceLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads a project's folder: `venomqa.yaml` and whether there are scripts. Starts nothing and
/// writes nothing.
public final class ProjectReader {

  /// The file that makes a folder a project.
  public static final String FILE = "venomqa.yaml";

  private static final Set<String> KEYS =
      Set.of(
          "format", "name", "api", "spec", "auth", "systems", "state", "scope", "limits", "search",
          "rules", "audit", "allow", "worlds");

  private final Map<String, String> environment;
  private final List<Path> temporary;

  /// @param environment what `${env:NAME}` stands for
  public ProjectReader(Map<String, String> environment) {
    this(environment, temporaryFolders());
  }

  /// @param temporary folders whose files are taken for harmless
  ProjectReader(Map<String, String> environment, List<Path> temporary) {
    this.environment = Map.copyOf(environment);
    this.temporary = List.copyOf(temporary);
  }

  private static List<Path> temporaryFolders() {
    Path own = Path.of(System.getProperty("java.io.tmpdir"));
    boolean posix = own.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix ? List.of(own, Path.of("/tmp"), Path.of("/var/tmp")) : List.of(own);
  }

  /// The project in this folder, or everything that is wrong with it.
  public ProjectRead read(Path folder) {
    Path real;
    try {
      real = folderOf(folder.toRealPath());
    } catch (IOException missing) {
      return refused(folder.toString(), "there is no such folder", "Check the path.");
    }
    if (!Files.isRegularFile(real.resolve(FILE))) {
      return refused(real.toString(), "there is no " + FILE + " in this folder", elsewhere(real));
    }
    Reading reading = new Reading(FILE, environment);
    Optional<Node> root = new YamlFile(real.resolve(FILE), reading).root();
    if (root.isEmpty() && !reading.failed()) {
      reading.problem(new SourceLocation(FILE, 0, 0), "the file is empty", ApiReader.URL_REMEDY);
    }
    Optional<Project> project = root.flatMap(node -> project(real, node, reading));
    new ProjectFolder(real).check(reading);
    return project.isPresent() && !reading.failed()
        ? new ProjectRead.Loaded(project.get(), reading.warnings())
        : new ProjectRead.Refused(reading.problems());
  }

  /// Whoever names the file means its folder.
  private static Path folderOf(Path given) {
    Path parent = given.getParent();
    return parent != null && given.endsWith(FILE) && Files.isRegularFile(given) ? parent : given;
  }

  private static ProjectRead refused(String where, String message, String remedy) {
    return new ProjectRead.Refused(
        List.of(new Problem(new SourceLocation(where, 0, 0), message, remedy)));
  }

  private static String elsewhere(Path folder) {
    Path parent = folder.getParent();
    if (parent != null && Files.isRegularFile(parent.resolve(FILE))) {
      return "There is one in the folder above: " + parent + ".";
    }
    try (var children = Files.list(folder)) {
      return children
          .filter(child -> Files.isRegularFile(child.resolve(FILE)))
          .sorted()
          .findFirst()
          .map(child -> "There is one in " + child + ".")
          .orElse("Write one: `api: {url: http://127.0.0.1:8080}` is its first line.");
    } catch (IOException unreadable) {
      return "Check that the folder may be read.";
    }
  }

  private Optional<Project> project(Path folder, Node node, Reading reading) {
    Setting file = new Setting("", reading.at(node.getStartMark()), node, reading);
    Map<String, Setting> keys = file.section(KEYS);
    format(Optional.ofNullable(keys.get("format")));
    Allowed allowed = new Allowed(folder, temporary, texts(keys, "allow"));
    boolean starts =
        Optional.ofNullable(keys.get("api")).filter(api -> api.has("start")).isPresent();
    SystemsReader systemsReader = new SystemsReader(allowed, starts);
    List<SystemSettings> systems = systemsReader.read(Optional.ofNullable(keys.get("systems")));
    Optional<ApiSettings> api =
        new ApiReader(allowed, systems, systemsReader.refused())
            .read(file, Optional.ofNullable(keys.get("api")));
    SearchSections sections = new SearchSections(keys);
    Abstraction state = sections.state();
    boolean namesNone = systems.isEmpty() && systemsReader.refused().isEmpty() && !reading.failed();
    if ((namesNone || !keys.containsKey("systems")) && state.contextKeys().isEmpty()) {
      file.problem(
          "neither `systems` nor `state.context` is given, so nothing tells one state from another",
          "Name the API's database: `systems: {db: {sqlite: data/app.db}}`. Where none can be reached, say which values of the context tell states apart, `state: {context: [order_id, status]}`: then nothing is restored, and paths are walked again on fresh resources.");
    }
    unsupported(keys);
    Optional<String> name =
        Optional.ofNullable(keys.get("name")).flatMap(Setting::text).map(Setting.Text::value);
    Path folderName = folder.getFileName();
    return api.map(settings ->
        new Project(
            folder,
            name.orElse(folderName == null ? "project" : folderName.toString()),
            settings,
            systems,
            state,
            sections.scope(),
            sections.limits(),
            sections.search(systems),
            sections.audit(),
            allowed.entries()));
  }

  private static List<String> texts(Map<String, Setting> keys, String key) {
    Setting setting = keys.get(key);
    return setting == null ? List.of() : setting.texts();
  }

  private static void format(Optional<Setting> format) {
    format.ifPresent(setting ->
        setting
            .wholeNumber()
            .filter(number -> number != 1)
            .ifPresent(number ->
                setting.problem(
                    "format " + number + " was made by a newer VenomQA",
                    "This version reads format 1: update VenomQA.")));
  }

  private static void unsupported(Map<String, Setting> keys) {
    Map.of(
            "auth", "this version sends no roles' credentials; an action can set headers itself",
            "spec", "this version reads no OpenAPI document",
            "rules", "this version has no built-in rules to switch; write them as invariants")
        .forEach((key, what) -> {
          if (keys.containsKey(key)) {
            keys.get(key).notInThisVersion(what);
          }
        });
    Setting worlds = keys.get("worlds");
    if (worlds != null && worlds.wholeNumber().filter(number -> number > 1).isPresent()) {
      worlds.notInThisVersion("this version explores one world at a time");
    }
  }
}
