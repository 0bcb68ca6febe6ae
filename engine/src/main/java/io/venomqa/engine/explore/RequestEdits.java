package io.venomqa.engine.explore;

import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.Request;
import io.venomqa.engine.world.RequestEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Edits of the requests that actions make, the same each time that an action is performed: what
/// comes of them is what simpler code would send.
///
/// @param all in the order in which they apply
record RequestEdits(List<Placed> all) {

  static final RequestEdits NONE = new RequestEdits(List.of());

  /// @param call of the action, from 0
  record Placed(ActionId action, int call, RequestEdit edit) {}

  RequestEdits {
    all = List.copyOf(all);
  }

  RequestEdits and(Placed one) {
    List<Placed> more = new ArrayList<>(all);
    more.add(one);
    return new RequestEdits(more);
  }

  /// Edits the requests of an action that is performed once, as they come.
  UnaryOperator<Request> of(ActionId action) {
    return new UnaryOperator<>() {
      private int call;

      @Override
      public Request apply(Request request) {
        Request edited = request;
        for (Placed placed : all) {
          if (placed.action().equals(action) && placed.call() == call) {
            edited = placed.edit().apply(edited);
          }
        }
        call++;
        return edited;
      }
    };
  }
}
