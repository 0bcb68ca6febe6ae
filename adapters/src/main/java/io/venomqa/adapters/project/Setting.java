package io.venomqa.adapters.project;

import io.venomqa.engine.model.SourceLocation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// A value of `venomqa.yaml` with its place. Each way of reading it gives the value, or reports
/// what is wrong with it and gives nothing.
///
/// @param path its key with those above it, such as `limits.steps`; empty for the whole file
/// @param keyPlace where its key stands
record Setting(String path, SourceLocation keyPlace, Node node, Reading reading) {

  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h)");

  /// A text, with what stands for the environment replaced.
  ///
  /// @param written as it stands in the file, the only form that may be shown
  record Text(String value, String written) {}

  SourceLocation where() {
    return reading.at(node.getStartMark());
  }

  void problem(String message, String remedy) {
    reading.problem(where(), message, remedy);
  }

  /// A key whose feature this version does not have: never passed over, since the run would not be
  /// what the project asks for.
  void notInThisVersion(String what) {
    reading.problem(keyPlace, "`" + path + "`: " + what, "Remove it, or use a newer VenomQA.");
  }

  void warning(String message, String remedy) {
    reading.warning(where(), message, remedy);
  }

  private void wrong(String must) {
    String found =
        switch (node) {
          case MappingNode map -> "is a mapping";
          case SequenceNode list -> "is a list";
          case ScalarNode scalar when isNull(scalar) -> "has no value";
          case ScalarNode scalar -> "is `" + scalar.getValue() + "`";
          default -> "is not";
        };
    problem("`" + path + "` must be " + must + ", but " + found, "");
  }

  private static boolean isNull(Node node) {
    return node.getTag().equals(Tag.NULL);
  }

  /// The settings below it by key, in the file's order; a key twice, or one that is not known, is a
  /// problem.
  Map<String, Setting> section(Collection<String> known) {
    Map<String, Setting> section = entries();
    section.forEach((key, setting) -> {
      if (!known.contains(key)) {
        setting.unknownKey(key, known);
      }
    });
    section.keySet().retainAll(known);
    return section;
  }

  /// Its text as it stands in the file; empty when it is no text.
  String written() {
    return node instanceof ScalarNode scalar ? scalar.getValue() : "";
  }

  /// Whether a key stands below it; says nothing about whether its value is sound.
  boolean has(String key) {
    return node instanceof MappingNode mapping
        && mapping.getValue().stream()
            .anyMatch(tuple ->
                tuple.getKeyNode() instanceof ScalarNode name && name.getValue().equals(key));
  }

  private void unknownKey(String key, Collection<String> known) {
    String above =
        path.equals(key) ? "" : " in `" + path.substring(0, path.length() - key.length() - 1) + "`";
    reading.problem(
        keyPlace,
        "unknown key `" + key + "`" + above,
        Nearest.to(key, known)
            .map(near -> "Did you mean `" + near + "`?")
            .orElse(
                "Known here: " + known.stream().sorted().collect(Collectors.joining(", ")) + "."));
  }

  /// As [#section], for keys that the project's author chooses.
  Map<String, Setting> entries() {
    Map<String, Setting> entries = new LinkedHashMap<>();
    if (isNull(node)) {
      return entries;
    }
    if (!(node instanceof MappingNode mapping)) {
      wrong("a mapping (`key: value` lines)");
      return entries;
    }
    for (NodeTuple tuple : mapping.getValue()) {
      SourceLocation place = reading.at(tuple.getKeyNode().getStartMark());
      if (!(tuple.getKeyNode() instanceof ScalarNode keyNode)) {
        reading.problem(place, "a key must be a word", "");
        continue;
      }
      String key = keyNode.getValue();
      String below = path.isEmpty() ? key : path + "." + key;
      if (entries.containsKey(key)) {
        reading.problem(place, "`" + below + "` is given twice", "Remove one of them.");
        continue;
      }
      entries.put(key, new Setting(below, place, tuple.getValueNode(), reading));
    }
    return entries;
  }

  /// The list's items; one value alone is not taken for a list.
  List<Setting> items() {
    if (isNull(node)) {
      return List.of();
    }
    if (!(node instanceof SequenceNode list)) {
      wrong("a list");
      return List.of();
    }
    List<Setting> items = new ArrayList<>();
    for (Node item : list.getValue()) {
      items.add(
          new Setting(
              path + "[" + items.size() + "]", reading.at(item.getStartMark()), item, reading));
    }
    return items;
  }

  /// The list's items as texts; what is wrong with one is reported and left out.
  List<String> texts() {
    return items().stream().flatMap(item -> item.text().stream()).map(Text::value).toList();
  }

  private Optional<String> scalar(String must) {
    if (node instanceof ScalarNode scalar && !isNull(scalar)) {
      return Optional.of(scalar.getValue());
    }
    wrong(must);
    return Optional.empty();
  }

  /// A text in which `${env:NAME}`, and nothing else, is replaced.
  Optional<Text> text() {
    return text(Set.of());
  }

  /// A text in which `${env:NAME}` is replaced and the names that are kept are left as written.
  Optional<Text> text(Set<String> kept) {
    return template(kept)
        .map(written ->
            new Text(
                Placeholders.replace(
                    written,
                    name ->
                        name.startsWith(Placeholders.ENVIRONMENT)
                            ? reading.environment(name.substring(Placeholders.ENVIRONMENT.length()))
                            : Optional.empty()),
                written));
  }

  /// A text as written, all of whose placeholders are known.
  ///
  /// @param known names; one that ends in `.*` stands for all that begin so
  Optional<String> template(Set<String> known) {
    Optional<String> written = scalar("text").filter(text -> !text.isBlank() || blank());
    if (written.isEmpty()) {
      return written;
    }
    boolean sound = true;
    for (String name : Placeholders.names(written.get())) {
      sound &= isKnown(name, known);
    }
    return sound ? written : Optional.empty();
  }

  private boolean blank() {
    problem("`" + path + "` is empty", "");
    return false;
  }

  private boolean isKnown(String name, Set<String> known) {
    if (known.contains(name)
        || known.contains(name.substring(0, name.lastIndexOf('.') + 1) + "*")) {
      return true;
    }
    if (!name.startsWith(Placeholders.ENVIRONMENT)) {
      String all =
          "`${env:NAME}`"
              + known.stream().sorted().map(k -> ", `${" + k + "}`").collect(Collectors.joining());
      problem("`${" + name + "}` is not known in `" + path + "`", "Known here: " + all + ".");
      return false;
    }
    String variable = name.substring(Placeholders.ENVIRONMENT.length());
    if (reading.environment(variable).isEmpty()) {
      problem(
          "the environment variable `" + variable + "` is not set",
          "Set it before VenomQA is started.");
      return false;
    }
    return true;
  }

  Optional<Long> wholeNumber() {
    return wholeNumber("a whole number greater than 0");
  }

  /// As [#wholeNumber], or the word `none`, which gives the other one.
  Optional<Long> wholeNumberOrNone(long none) {
    return node instanceof ScalarNode scalar && scalar.getValue().equals("none")
        ? Optional.of(none)
        : wholeNumber("a whole number greater than 0, or `none`");
  }

  private Optional<Long> wholeNumber(String must) {
    return scalar(must)
        .flatMap(written -> {
          if (written.matches("\\d{1,18}") && Long.parseLong(written) > 0) {
            return Optional.of(Long.parseLong(written));
          }
          wrong(must);
          return Optional.empty();
        });
  }

  Optional<Boolean> flag() {
    return scalar("`true` or `false`")
        .flatMap(written -> {
          if (written.equals("true") || written.equals("false")) {
            return Optional.of(written.equals("true"));
          }
          wrong("`true` or `false`");
          return Optional.empty();
        });
  }

  /// A time such as `500ms`, `30s`, `10m`, `1h`.
  Optional<Duration> duration() {
    return duration("a time such as 500ms, 30s, 10m or 1h");
  }

  /// As [#duration], or the word `none`, which gives the other one.
  Optional<Duration> durationOrNone(Duration none) {
    return node instanceof ScalarNode scalar && scalar.getValue().equals("none")
        ? Optional.of(none)
        : duration("a time such as 500ms, 30s, 10m or 1h, or `none`");
  }

  private Optional<Duration> duration(String must) {
    return scalar(must)
        .flatMap(written -> {
          Matcher matcher = DURATION.matcher(written);
          if (!matcher.matches() || Long.parseLong(matcher.group(1)) == 0) {
            wrong(must);
            return Optional.empty();
          }
          long amount = Long.parseLong(matcher.group(1));
          return Optional.of(
              switch (matcher.group(2)) {
                case "ms" -> Duration.ofMillis(amount);
                case "s" -> Duration.ofSeconds(amount);
                case "m" -> Duration.ofMinutes(amount);
                default -> Duration.ofHours(amount);
              });
        });
  }

  /// One of the words that an enum's constants are written as (`UNDO_LOG` as `undo-log`), or one
  /// that is known but has no meaning in this version.
  <E extends Enum<E>> Optional<E> choice(Class<E> type, Set<String> notInThisVersion) {
    Map<String, E> words = new LinkedHashMap<>();
    for (E constant : type.getEnumConstants()) {
      words.put(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'), constant);
    }
    return oneOf(words.keySet(), notInThisVersion)
        .flatMap(word -> Optional.ofNullable(words.get(word)));
  }

  /// One of these words.
  Optional<String> oneOf(Set<String> words, Set<String> notInThisVersion) {
    String must =
        "one of " + words.stream().map(w -> "`" + w + "`").collect(Collectors.joining(", "));
    Optional<String> written = scalar(must);
    if (written.isEmpty() || words.contains(written.get())) {
      return written;
    }
    if (notInThisVersion.contains(written.get())) {
      problem(
          "`" + path + ": " + written.get() + "`: this version does not have it",
          "It has " + must + ".");
      return Optional.empty();
    }
    problem(
        "`" + path + "` must be " + must + ", but is `" + written.get() + "`",
        Nearest.to(written.get(), words).map(near -> "Did you mean `" + near + "`?").orElse(""));
    return Optional.empty();
  }
}
