package io.venomqa.engine.rule;

import io.venomqa.engine.model.Change;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Path;
import io.venomqa.engine.model.Response;
import io.venomqa.engine.world.ApiSession;
import io.venomqa.engine.world.Rollbackable;
import java.util.List;
import java.util.Optional;

/// What an invariant can look at, after a step or in the initial state.
///
/// @param api for reads; whatever they change is undone and reported
/// @param lastResponse of the step's last call; empty in the initial state
/// @param changes rows that the step changed
/// @param path up to and including the step
/// @param mayRecall whether queries may be answered by what is known of the content, since whoever
///   checks finds out whether the API wrote meanwhile, and checks again then
public record Observation(
    ApiSession api,
    Context context,
    List<Rollbackable> systems,
    Optional<Response> lastResponse,
    List<Change> changes,
    Path path,
    boolean mayRecall) {}
