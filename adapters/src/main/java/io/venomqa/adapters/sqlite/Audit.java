package io.venomqa.adapters.sqlite;

import io.venomqa.engine.model.ContentHash;
import io.venomqa.engine.world.SystemFailure;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Compares the whole content with what it should be. Reads every row; remembers none of them,
/// unless they differ: then the rows are named with the help of the safety copy.
///
/// @param safetyCopy the initial content; empty when it was too large to copy
record Audit(String system, Database db, Schema schema, Optional<Path> safetyCopy) {

  private static final int MOST_NAMED = 20;

  List<String> compare(Scan initial, Position position) throws SQLException, SystemFailure {
    Scan scan = Scan.of(db, schema.tables());
    List<ContentHash> expected = new ArrayList<>(initial.exact());
    position
        .delta()
        .forEach((key, difference) ->
            expected.set(
                key.table(),
                expected
                    .get(key.table())
                    .minus(hash(key, difference.initial()))
                    .plus(hash(key, difference.now()))));
    List<String> differences = new ArrayList<>();
    for (Table table : schema.tables()) {
      if (!scan.exact().get(table.number()).equals(expected.get(table.number()))) {
        differences.addAll(named(table, position));
      }
    }
    if (!Aside.read(db, schema.sequences()).equals(position.aside())) {
      differences.add("sequences or version numbers are not what they should be");
    }
    return differences.size() > MOST_NAMED
        ? List.copyOf(differences.subList(0, MOST_NAMED))
        : List.copyOf(differences);
  }

  private ContentHash hash(RowKey key, Optional<Image> image) {
    return image
        .map(present -> Fingerprint.ofAll(schema.tables().get(key.table()), key, present))
        .orElse(ContentHash.ZERO);
  }

  private List<String> named(Table table, Position position) throws SQLException, SystemFailure {
    if (safetyCopy.isEmpty()) {
      return List.of("table " + table.name() + " is not what it should be");
    }
    Map<RowKey, Image> expected = new HashMap<>();
    try (Database copy = Database.open(system, safetyCopy.get(), Duration.ofSeconds(1))) {
      new Rows(copy, table).forEach(expected::put);
    }
    position
        .delta()
        .forEach((key, difference) -> {
          if (key.table() == table.number()) {
            expected.remove(key);
            difference.now().ifPresent(image -> expected.put(key, image));
          }
        });
    List<String> differences = new ArrayList<>();
    new Rows(db, table)
        .forEach((key, image) -> {
          Image should = expected.remove(key);
          if (should == null) {
            differences.add(key.words(table) + " should not be there");
          } else if (!should.equals(image)) {
            differences.add(key.words(table) + ": " + cells(table, image, should));
          }
        });
    expected.keySet().forEach(key -> differences.add(key.words(table) + " is missing"));
    return differences;
  }

  private static String cells(Table table, Image image, Image should) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      if (!image.cells().get(i).equals(should.cells().get(i))) {
        words.add(
            "%s is %s, should be %s"
                .formatted(
                    table.columns().get(i),
                    image.cells().get(i).display(),
                    should.cells().get(i).display()));
      }
    }
    return String.join(", ", words);
  }
}
