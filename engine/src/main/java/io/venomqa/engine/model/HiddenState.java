package io.venomqa.engine.model;

/// A read that was answered differently in one and the same state: what the API answers depends on
/// something that no rollback reaches, such as a cache in its memory.
///
/// @param action the action whose call it is
/// @param request the call
/// @param state number of the state that it was made in
/// @param first what it was answered with at first; unanswered where the right answer is not known
/// @param now what it was answered with after other states had been visited
/// @param certain false where an answer that changes with the time of day could be mistaken for it
public record HiddenState(
    ActionId action, Request request, int state, Response first, Response now, boolean certain) {

  /// What to do about it, in words.
  public static final String REMEDY =
      "Switch the API's cache off for the test, or, where the cache is a server of its own, add it"
          + " to systems so that it is rolled back too; as the last resort,"
          + " `api.restart: between-branches` starts the API anew whenever it goes back. If the answer is meant to depend on more than"
          + " the data, say so: audit: {ignore: [NAME_OF_THE_ACTION]}.";

  /// What was seen, without what the answers held.
  public String summary() {
    String seen =
        first.isAnswered()
            ? "was answered with %d in state s%d, and with %s in the same state after other states had been visited"
                .formatted(first.statusCode(), state, difference())
            : "was answered with %d in state s%d, though what it asks for does not exist there"
                .formatted(now.statusCode(), state);
    return "%s (%s) %s: the API keeps state that no rollback reaches, such as a cache in its memory"
        .formatted(request, action, seen);
  }

  private String difference() {
    return first.statusCode() == now.statusCode()
        ? "another body"
        : Integer.toString(now.statusCode());
  }
}
