package io.venomqa.adapters.standin.queue;

import io.venomqa.adapters.standin.Held;
import io.venomqa.adapters.standin.Held.Step;
import io.venomqa.adapters.standin.Ignored;
import io.venomqa.adapters.standin.LoopbackHttp;
import io.venomqa.adapters.standin.LoopbackHttp.Call;
import io.venomqa.adapters.standin.LoopbackHttp.Reply;
import io.venomqa.adapters.standin.Percent;
import io.venomqa.adapters.standin.PlainJson;
import io.venomqa.adapters.standin.StandIn;
import io.venomqa.adapters.standin.queue.Queues.Message;
import io.venomqa.adapters.standin.queue.Queues.State;
import io.venomqa.engine.world.SystemFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A message queue over HTTP:
///
/// | | |
/// |---|---|
/// | `POST /queues/NAME/messages` | sends the body; 201, `{"id": "1"}` |
/// | `POST /queues/NAME/receive?max=1` | takes the oldest waiting ones in flight; 200, a list, empty when none waits; never blocks |
/// | `DELETE /queues/NAME/messages/ID` | acknowledges one that is in flight; 204 |
/// | `POST /queues/NAME/messages/ID/release` | gives one back that is in flight; 204 |
/// | `GET /queues/NAME/messages` | looks at all, without taking any |
/// | `DELETE /queues/NAME/messages` | purges; 204 |
///
/// There are no time limits: a message in flight stays so, since time stands still while the
/// explorer branches.
public final class QueueStandIn {

  static final int LARGEST_MESSAGE = 1 << 20;
  static final int MOST_MESSAGES = 10_000;

  /// All bodies together, in characters.
  static final long LARGEST = 128L << 20;

  private static final int MOST_AT_ONCE = 1_000;

  private final Held<State> held;

  private QueueStandIn(Held<State> held) {
    this.held = held;
  }

  /// Starts to listen on the loopback address.
  ///
  /// @param port 0 for a free one
  /// @throws SystemFailure when the port cannot be had
  public static StandIn<?> start(String name, int port, Ignored ignored) throws SystemFailure {
    Held<State> held = new Held<>(State.EMPTY);
    return new StandIn<>(
        name,
        new Queues(),
        held,
        ignored,
        LoopbackHttp.start(name, port, LARGEST_MESSAGE, new QueueStandIn(held)::answer));
  }

  private Reply answer(Call call) {
    String[] path = call.path().split("/", -1);
    if (path.length < 4 || !path[1].equals("queues") || path[2].isEmpty()) {
      return unknown(call);
    }
    String queue = Percent.decode(path[2]);
    String below = String.join("/", List.of(path).subList(3, path.length));
    if (below.equals("messages")) {
      return switch (call.method()) {
        case "POST" -> send(queue, call);
        case "GET" -> Reply.json(200, PlainJson.text(all(queue)));
        case "DELETE" -> purge(queue);
        default -> unknown(call);
      };
    }
    if (below.equals("receive") && call.method().equals("POST")) {
      return receive(queue, call);
    }
    boolean one = path.length == 5 && path[3].equals("messages");
    if (one && call.method().equals("DELETE")) {
      return settle(queue, path[4], false);
    }
    boolean release = path.length == 6 && path[3].equals("messages") && path[5].equals("release");
    return release && call.method().equals("POST") ? settle(queue, path[4], true) : unknown(call);
  }

  private static Reply unknown(Call call) {
    return Reply.error(
        404,
        "this stand-in for a queue has no %s %s; it has POST, GET and DELETE /queues/NAME/messages, POST /queues/NAME/receive, DELETE /queues/NAME/messages/ID and POST /queues/NAME/messages/ID/release"
            .formatted(call.method(), call.path()));
  }

  private Reply send(String queue, Call call) {
    String type = call.headers().first("Content-Type").orElse("");
    return held.change(state -> {
      State next = state.with(queue, type, call.body().text());
      if (next.messages().size() > MOST_MESSAGES || next.characters() > LARGEST) {
        held.overflow("the API sent more than the queues keep: 10,000 messages, or 128 MB");
        return Step.stay(state, Reply.error(507, "the queues of this stand-in are full"));
      }
      String id = Long.toString(next.lastId());
      return Step.write(next, Reply.json(201, PlainJson.text(Map.of("id", id))));
    });
  }

  private List<Map<String, Object>> all(String queue) {
    return held.now().messages().stream()
        .filter(message -> message.queue().equals(queue))
        .map(Queues::shown)
        .toList();
  }

  private Reply purge(String queue) {
    return held.change(state ->
        Step.write(
            state.map(message -> Optional.of(message).filter(one -> !one.queue().equals(queue))),
            Reply.empty(204)));
  }

  private Reply receive(String queue, Call call) {
    String asked = Percent.query(call.query()).getOrDefault("max", "1");
    if (!asked.matches("[1-9]\\d{0,3}") || Integer.parseInt(asked) > MOST_AT_ONCE) {
      return Reply.error(400, "max must be a whole number from 1 to " + MOST_AT_ONCE);
    }
    int most = Integer.parseInt(asked);
    return held.change(state -> {
      List<Map<String, Object>> received = new ArrayList<>();
      State next =
          state.map(message -> {
            if (message.inFlight() || !message.queue().equals(queue) || received.size() == most) {
              return Optional.of(message);
            }
            Message taken =
                new Message(
                    message.id(),
                    queue,
                    message.type(),
                    message.body(),
                    true,
                    message.received() + 1);
            received.add(Queues.shown(taken));
            return Optional.of(taken);
          });
      Reply answer = Reply.json(200, PlainJson.text(received));
      return received.isEmpty() ? Step.stay(state, answer) : Step.write(next, answer);
    });
  }

  /// Ends the flight of a message: acknowledged, it is gone; released, it waits again.
  private Reply settle(String queue, String id, boolean release) {
    return held.change(state -> {
      Optional<Message> found =
          state.messages().stream()
              .filter(one -> one.queue().equals(queue) && Long.toString(one.id()).equals(id))
              .findFirst();
      if (found.isEmpty()) {
        return Step.stay(
            state, Reply.error(404, "there is no message " + id + " in the queue " + queue));
      }
      if (!found.get().inFlight()) {
        return Step.stay(
            state,
            Reply.error(409, "message " + id + " is not in flight: it must be received first"));
      }
      Message settled = found.get();
      State next =
          state.map(message ->
              message.id() != settled.id()
                  ? Optional.of(message)
                  : !release
                      ? Optional.empty()
                      : Optional.of(
                          new Message(
                              settled.id(),
                              queue,
                              settled.type(),
                              settled.body(),
                              false,
                              settled.received())));
      return Step.write(next, Reply.empty(204));
    });
  }
}
