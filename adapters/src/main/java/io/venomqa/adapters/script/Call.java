package io.venomqa.adapters.script;

import io.venomqa.adapters.script.KnownVerdicts.Answered;
import io.venomqa.adapters.script.KnownVerdicts.Question;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Request;
import io.venomqa.engine.model.Response;
import io.venomqa.engine.model.Row;
import io.venomqa.engine.rule.Observation;
import io.venomqa.engine.world.ApiSession;
import io.venomqa.engine.world.Rollbackable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One run of one action or invariant, as its script sees it.
final class Call {

  private final Script script;
  private final @Nullable ApiSession session;
  private final @Nullable Observation observation;
  private final String situation;
  private final List<Response> responses = new ArrayList<>();
  private final List<Answered> answered = new ArrayList<>();
  private boolean lookedElsewhere;
  private @Nullable Random random;
  private int sent;

  private Call(
      Script script,
      @Nullable ApiSession session,
      @Nullable Observation observation,
      String situation) {
    this.script = script;
    this.session = session;
    this.observation = observation;
    this.situation = situation;
  }

  static Call action(Script script, ApiSession session) {
    return new Call(script, session, null, "");
  }

  static Call invariant(Script script, Observation observation) {
    return new Call(script, observation.api(), observation, "");
  }

  /// The module's own statements, when the project is loaded.
  static Call loading(Script script) {
    return new Call(script, null, null, "");
  }

  /// A route of a service.
  ///
  /// @param situation what the random numbers depend on beside the script
  static Call serving(Script script, String situation) {
    return new Call(script, null, null, situation);
  }

  String file() {
    return script.file();
  }

  ApiSession session() {
    return Objects.requireNonNull(session);
  }

  Observation observation() {
    return Objects.requireNonNull(observation);
  }

  List<Rollbackable> systems() {
    return observation == null ? List.of() : observation.systems();
  }

  /// Whether the world could not be made ready, or the run is being stopped.
  boolean isBroken() {
    return session != null && session.broken().isPresent();
  }

  @Nullable Object contextValue(String key) {
    return observation == null
        ? session().context().get(key)
        : observation.context().values().get(key);
  }

  boolean contextHas(String key) {
    return observation == null
        ? session().context().has(key)
        : observation.context().values().containsKey(key);
  }

  /// Sends a request.
  ///
  /// @return the number of its response, for [#response]
  int send(Request request) {
    sent++;
    return add(session().send(request));
  }

  int sent() {
    return sent;
  }

  int add(Response response) {
    responses.add(response);
    return responses.size() - 1;
  }

  Response response(int number) {
    return responses.get(number);
  }

  Optional<Response> lastResponse() {
    return responses.isEmpty() ? Optional.empty() : Optional.of(responses.getLast());
  }

  /// The script asked, and was answered.
  void answered(Question question, List<Row> rows) {
    answered.add(new Answered(question, rows));
  }

  /// The script was told anything else, or told somebody something.
  void lookElsewhere() {
    lookedElsewhere = true;
  }

  /// What it was answered, in this order.
  List<Answered> answered() {
    return answered;
  }

  /// Whether there was more than that.
  boolean lookedElsewhere() {
    return lookedElsewhere;
  }

  /// Random numbers that are the same whenever this script runs with these values in the context,
  /// so that a path can be walked again.
  double random(long seed) {
    if (random == null) {
      random = new Random(31 * (31 * seed + script.file().hashCode()) + contextHash());
    }
    return random.nextDouble();
  }

  private int contextHash() {
    if (session == null) {
      return situation.hashCode();
    }
    Context context = observation == null ? session.context().snapshot() : observation.context();
    TreeMap<String, @Nullable Object> values = new TreeMap<>(context.values());
    values.remove(Context.LAST_STATUS);
    return values.toString().hashCode();
  }
}
