package io.venomqa.adapters.standin.queue;

import io.venomqa.adapters.standin.Content;
import io.venomqa.adapters.standin.Item;
import io.venomqa.adapters.standin.queue.Queues.State;
import io.venomqa.engine.model.Cell;
import io.venomqa.engine.model.Row;
import io.venomqa.engine.world.Inspectable.View;
import io.venomqa.engine.world.QueryFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// All queues with their messages, oldest first.
final class Queues implements Content<State> {

  /// A message.
  ///
  /// @param id 1 for the first that was ever sent to any queue; goes back with the rest
  /// @param received how often it was received; above 0 and not released, it is in flight
  record Message(
      long id, String queue, String type, String body, boolean inFlight, long received) {}

  /// @param characters the length of all bodies together
  record State(List<Message> messages, long lastId, long characters) {

    static final State EMPTY = new State(List.of(), 0, 0);

    State {
      messages = List.copyOf(messages);
    }

    State with(String queue, String type, String body) {
      List<Message> more = new ArrayList<>(messages);
      more.add(new Message(lastId + 1, queue, type, body, false, 0));
      return new State(more, lastId + 1, characters + body.length());
    }

    /// With each message replaced or gone.
    State map(Function<Message, Optional<Message>> step) {
      List<Message> next = new ArrayList<>(messages.size());
      long length = 0;
      for (Message message : messages) {
        Optional<Message> after = step.apply(message);
        after.ifPresent(next::add);
        length += after.map(kept -> kept.body().length()).orElse(0);
      }
      return new State(next, lastId, length);
    }
  }

  private static final List<String> COLUMNS =
      List.of("queue", "id", "state", "received", "type", "body");

  @Override
  public String kind() {
    return "message queue";
  }

  @Override
  public List<Item> items(State state) {
    Map<String, Integer> places = new HashMap<>();
    return state.messages().stream()
        .map(message -> {
          int place = places.merge(message.queue(), 1, Integer::sum);
          List<Cell> cells =
              List.of(
                  new Cell.Text(message.queue()),
                  new Cell.Whole(message.id()),
                  new Cell.Text(word(message)),
                  new Cell.Whole(message.received()),
                  new Cell.Text(message.type()),
                  new Cell.Text(message.body()));
          return new Item(
              "messages",
              Long.toString(message.id()),
              Integer.toString(place),
              new Row(COLUMNS, cells));
        })
        .toList();
  }

  @Override
  public List<View> views() {
    return List.of(new View("messages", false));
  }

  @Override
  public @Nullable Object look(String view, List<? extends @Nullable Object> arguments, State state)
      throws QueryFailure {
    return state.messages().stream().map(Queues::shown).toList();
  }

  static Map<String, Object> shown(Message message) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("queue", message.queue());
    shown.put("id", Long.toString(message.id()));
    shown.put("state", word(message));
    shown.put("received", message.received());
    shown.put("type", message.type());
    shown.put("body", message.body());
    return shown;
  }

  private static String word(Message message) {
    return message.inFlight() ? "in flight" : "waiting";
  }
}
