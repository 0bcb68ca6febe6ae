package io.venomqa.engine.explore;

import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.Body;
import io.venomqa.engine.model.ContentHash;
import io.venomqa.engine.model.Exchange;
import io.venomqa.engine.model.Headers;
import io.venomqa.engine.model.Request;
import io.venomqa.engine.model.Response;
import io.venomqa.engine.model.StateGraph;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What reads were answered in the states of a run: fingerprints, since there may be one for each
/// transition.
final class KnownAnswers {

  private static final int ANSWERS_KEPT = 8;

  private final StateGraph graph;
  private final Map<Call, Call> calls = new HashMap<>();
  private final Map<List<Integer>, List<Integer>> statuses = new HashMap<>();
  private final Map<Call, List<Asked>> byCall = new LinkedHashMap<>();
  private final Map<Integer, List<Asked>> byState = new HashMap<>();

  /// Reads that an action makes.
  record Call(ActionId action, List<Request> requests) {}

  /// @param statuses that it was answered with, in order
  /// @param answers fingerprint of all answers
  /// @param transition by which it was asked; 0 where the graph does not have it
  /// @param kept the answers themselves, where the graph does not have them
  record Asked(
      SearchNode at,
      Call call,
      List<Integer> statuses,
      ContentHash answers,
      int transition,
      List<Response> kept) {

    boolean isAnswered(List<Response> others) {
      return answers.equals(fingerprint(others));
    }

    boolean isAnsweredLike(Asked other) {
      return answers.equals(other.answers);
    }

    boolean hasStatusOf(List<Response> others) {
      return statuses.equals(KnownAnswers.statuses(others));
    }

    static boolean areSame(List<Response> some, List<Response> others) {
      return fingerprint(some).equals(fingerprint(others));
    }

    static boolean isSame(Response one, Response other) {
      return one.statusCode() == other.statusCode() && one.body().equals(other.body());
    }
  }

  KnownAnswers(StateGraph graph) {
    this.graph = graph;
  }

  /// What an action of the search was answered.
  Asked asked(SearchNode at, ActionId action, List<Exchange> exchanges, int transition) {
    Call call = new Call(action, exchanges.stream().map(Exchange::request).toList());
    return asked(at, call, responses(exchanges), transition, List.of());
  }

  /// What the same call was answered outside of the search.
  Asked asked(SearchNode at, Call call, List<Exchange> exchanges) {
    return asked(at, call, responses(exchanges), 0, responses(exchanges));
  }

  private Asked asked(
      SearchNode at, Call call, List<Response> answers, int transition, List<Response> kept) {
    return new Asked(
        at,
        calls.computeIfAbsent(call, same -> same),
        statuses.computeIfAbsent(statuses(answers), same -> same),
        fingerprint(answers),
        transition,
        kept);
  }

  void remember(Asked asked) {
    byState.computeIfAbsent(asked.at().number, _ -> new ArrayList<>(1)).add(asked);
    List<Asked> known = byCall.computeIfAbsent(asked.call(), _ -> new ArrayList<>());
    if (known.size() < ANSWERS_KEPT && known.stream().noneMatch(asked::isAnsweredLike)) {
      known.add(asked);
    }
  }

  /// What was asked in a state, in this order.
  List<Asked> inState(SearchNode node) {
    return byState.getOrDefault(node.number, List.of());
  }

  Optional<Asked> inState(SearchNode node, Call call) {
    return inState(node).stream().filter(asked -> asked.call().equals(call)).findFirst();
  }

  /// The first few states in which a call was answered differently.
  List<Asked> ofCall(Call call) {
    return byCall.getOrDefault(call, List.of());
  }

  /// The same for each call.
  Collection<List<Asked>> byCall() {
    return Collections.unmodifiableCollection(byCall.values());
  }

  /// The answers themselves; without bodies where they can no longer be had.
  List<Response> answersTo(Asked asked) {
    return asked.kept().isEmpty()
        ? graph
            .transition(asked.transition())
            .map(transition -> responses(transition.exchanges()))
            .orElseGet(() -> withoutBodies(asked.statuses()))
        : asked.kept();
  }

  private static List<Response> withoutBodies(List<Integer> statuses) {
    return statuses.stream()
        .map(status -> Response.answered(status, Headers.NONE, Body.EMPTY))
        .toList();
  }

  private static List<Response> responses(List<Exchange> exchanges) {
    return exchanges.stream().map(Exchange::response).toList();
  }

  private static List<Integer> statuses(List<Response> answers) {
    return answers.stream().map(Response::statusCode).toList();
  }

  private static ContentHash fingerprint(List<Response> answers) {
    return ContentHash.of(
        answers.stream()
            .map(answer -> answer.statusCode() + " " + ContentHash.of(answer.body().bytes()))
            .collect(Collectors.joining(" ")));
  }
}
