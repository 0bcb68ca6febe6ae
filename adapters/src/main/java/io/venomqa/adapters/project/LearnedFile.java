package io.venomqa.adapters.project;

import io.venomqa.engine.identity.Source;
import io.venomqa.engine.model.Learned;
import io.venomqa.engine.model.SourceLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// `learned.yaml`: what runs found out about the values of a project's API, for the runs to come.
/// It names columns and context keys, never values, and is meant for version control: a line for
/// each source, in their order.
public final class LearnedFile {

  /// The file's name in the project's folder.
  public static final String NAME = "learned.yaml";

  private static final String HEAD =
      """
      # What runs found out about the values that this API writes. VenomQA keeps this file: commit it,
      # so that every run knows. What makes two states one counts only once a run has seen it again;
      # what keeps states apart (ambiguous, encoded) counts at once.
      # To overrule a line, name its column in venomqa.yaml: state: {keep: [orders.total]} for values
      # that count as they are, state: {ignore: [orders.total]} for those that do not count at all.
      # Without this file, runs find out everything anew.
      """;

  private static final String REMEDY =
      "Mend the line or delete the file: runs find out anew what it says.";

  private final Path file;

  /// @param folder the project's
  public LearnedFile(Path folder) {
    this.file = folder.resolve(NAME);
  }

  /// What the file says.
  public sealed interface Contents {

    /// What it holds.
    ///
    /// @param learned in the order of the sources; nothing where there is no file
    record Known(List<Learned> learned) implements Contents {

      public Known {
        learned = List.copyOf(learned);
      }
    }

    /// It cannot be read, and must not be written over.
    ///
    /// @param problems at least one
    record Damaged(List<Problem> problems) implements Contents {

      public Damaged {
        problems = List.copyOf(problems);
      }
    }
  }

  /// Reads the file.
  public Contents read() {
    if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
      return new Contents.Known(List.of());
    }
    Reading reading = new Reading(NAME, Map.of());
    Optional<Node> root = new YamlFile(file, reading).root();
    List<Learned> learned = root.map(node -> learned(node, reading)).orElse(List.of());
    return reading.failed()
        ? new Contents.Damaged(reading.problems())
        : new Contents.Known(learned);
  }

  private static List<Learned> learned(Node root, Reading reading) {
    SourceLocation begin = reading.at(root.getStartMark());
    Map<String, Setting> keys =
        new Setting("", begin, root, reading).section(Set.of("format", "learned"));
    Setting format = keys.get("format");
    if (format == null || !format.written().equals("1")) {
      reading.problem(
          format == null ? begin : format.where(),
          "`format` must be 1",
          "A newer VenomQA may have written this file: use that one. " + REMEDY);
      return List.of();
    }
    List<Learned> learned = new ArrayList<>();
    Setting sources = keys.get("learned");
    if (sources != null) {
      sources.entries().forEach((source, kinds) -> read(source, kinds, learned));
    }
    return learned;
  }

  private static void read(String source, Setting kinds, List<Learned> learned) {
    if (!source.contains(".")) {
      kinds.problem("`" + source + "` must be `system.table.column` or `context.key`", REMEDY);
      return;
    }
    List<Setting> items = kinds.node() instanceof SequenceNode ? kinds.items() : List.of(kinds);
    for (Setting item : items) {
      kind(item.written())
          .ifPresentOrElse(
              kind -> learned.add(new Learned(kind, source, "")),
              () ->
                  item.problem(
                      "`%s` must be one of %s"
                          .formatted(
                              source,
                              Arrays.stream(Learned.Kind.values())
                                  .map(LearnedFile::word)
                                  .collect(Collectors.joining(", "))),
                      REMEDY));
    }
  }

  private static Optional<Learned.Kind> kind(String word) {
    return Arrays.stream(Learned.Kind.values()).filter(kind -> word(kind).equals(word)).findFirst();
  }

  private static String word(Learned.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /// Writes what is known now, unless the file says just that.
  ///
  /// @return whether it was written
  /// @throws IOException when it cannot be; the file is as it was then
  public boolean write(List<Learned> known) throws IOException {
    boolean says =
        read() instanceof Contents.Known(var learned)
            && new HashSet<>(learned).equals(new HashSet<>(known));
    if (says) {
      return false;
    }
    Path written = file.resolveSibling("." + NAME + ".new");
    try {
      Files.writeString(written, text(known));
      Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(written);
    }
    return true;
  }

  private static String text(List<Learned> known) {
    Map<String, List<String>> kinds = new TreeMap<>();
    known.stream()
        .sorted((one, other) -> one.kind().compareTo(other.kind()))
        .forEach(one ->
            kinds.computeIfAbsent(one.source(), _ -> new ArrayList<>()).add(word(one.kind())));
    StringBuilder text = new StringBuilder(HEAD).append("format: 1\n");
    text.append(kinds.isEmpty() ? "learned: {}\n" : "learned:\n");
    kinds.forEach((source, words) ->
        text.append("  ")
            .append(quoted(source))
            .append(": ")
            .append(
                words.size() == 1
                    ? words.getFirst()
                    : words.stream().collect(Collectors.joining(", ", "[", "]")))
            .append('\n'));
    return text.toString();
  }

  /// A name as YAML: quoted where it is more than words and dots.
  private static String quoted(String name) {
    if (name.matches("[A-Za-z_][A-Za-z0-9_.]*")) {
      return name;
    }
    StringBuilder quoted = new StringBuilder("\"");
    name.chars()
        .forEach(sign -> {
          if (sign == '"' || sign == '\\') {
            quoted.append('\\').append((char) sign);
          } else if (Character.isISOControl(sign)) {
            quoted.append("\\u%04x".formatted(sign));
          } else {
            quoted.append((char) sign);
          }
        });
    return quoted.append('"').toString();
  }

  /// The lines of `venomqa.yaml` that overrule what was found out about a source.
  public static String toOverrule(Learned learned) {
    return "state: {keep: [\"%s\"]}".formatted(Source.of(learned.source()).pattern());
  }
}
