package io.venomqa.adapters.postgres;

import io.venomqa.adapters.project.Recover;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How a PostgreSQL database is rolled back.
///
/// @param schemas whose tables are watched; empty: all but PostgreSQL's own
/// @param ignore columns that do not count as state, as `table.column` with `*` for any part of a
///   name; they are restored like all others
/// @param restoresSequences whether sequences go back too; not for an API that hands out their
///   numbers in blocks of its own
/// @param patience how long to wait for others' transactions and locks
/// @param template the database that it is made anew from before each run; empty when it is not
public record PostgresOptions(
    Mechanism mechanism,
    List<String> schemas,
    List<String> ignore,
    boolean restoresSequences,
    Recover recover,
    Duration patience,
    Optional<String> template) {

  /// Everything as is best for most databases.
  public static final PostgresOptions DEFAULT =
      new PostgresOptions(
          Mechanism.AUTO, List.of(), List.of(), true, Recover.ASK, Duration.ofSeconds(5));

  /// How to go back.
  public enum Mechanism {
    /// The undo log where triggers are allowed, else the comparison.
    AUTO,
    /// Triggers log what was written; flat in the size of the database.
    UNDO_LOG,
    /// Whole tables are compared; slower the larger they are.
    COPY
  }

  /// Without a template.
  public PostgresOptions(
      Mechanism mechanism,
      List<String> schemas,
      List<String> ignore,
      boolean restoresSequences,
      Recover recover,
      Duration patience) {
    this(mechanism, schemas, ignore, restoresSequences, recover, patience, Optional.empty());
  }

  /// With a template.
  public PostgresOptions withTemplate(Optional<String> name) {
    return new PostgresOptions(
        mechanism, schemas, ignore, restoresSequences, recover, patience, name);
  }

  public PostgresOptions {
    schemas = List.copyOf(schemas);
    ignore = List.copyOf(ignore);
  }
}
