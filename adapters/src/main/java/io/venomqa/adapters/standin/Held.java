package io.venomqa.adapters.standin;

import io.venomqa.engine.model.ScriptError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The one place in which a stand-in's content lives: an immutable value that is replaced as a
/// whole, so that a copy is by value and costs nothing. Safe for any number of threads; one change
/// at a time.
///
/// @param <S> immutable
public final class Held<S> {

  /// A content to go on with, whether that is a write, and what the change gives back.
  public record Step<S, R>(S next, boolean isWrite, R result) {

    /// A write, also where it changes nothing.
    public static <S, R> Step<S, R> write(S next, R result) {
      return new Step<>(next, true, result);
    }

    /// Everything stays as it is.
    public static <S, R> Step<S, R> stay(S now, R result) {
      return new Step<>(now, false, result);
    }
  }

  /// A content and how many writes there were until then.
  record Snapshot<S>(S state, long writes) {}

  private static final int MOST_FAILURES = 100;

  private S now;
  private long writes;
  private String overflow = "";
  private final List<ScriptError> failures = new ArrayList<>();

  public Held(S start) {
    this.now = start;
  }

  /// The present content.
  public synchronized S now() {
    return now;
  }

  /// Changes the content; nobody else sees or changes it meanwhile.
  public synchronized <R> R change(Function<S, Step<S, R>> change) {
    Step<S, R> step = change.apply(now);
    if (step.isWrite()) {
      now = step.next();
      writes++;
    }
    return step.result();
  }

  /// The API has sent more than a stand-in keeps: the run must end, since from now on the stand-in
  /// refuses what a real server would take.
  ///
  /// @param what in words for people
  public synchronized void overflow(String what) {
    overflow = what;
  }

  /// A script of the stand-in failed.
  public synchronized void failed(ScriptError error) {
    if (failures.size() < MOST_FAILURES) {
      failures.add(error);
    }
  }

  synchronized List<ScriptError> takeFailures() {
    List<ScriptError> taken = List.copyOf(failures);
    failures.clear();
    return taken;
  }

  synchronized Optional<String> overflow() {
    return overflow.isEmpty() ? Optional.empty() : Optional.of(overflow);
  }

  synchronized Snapshot<S> snapshot() {
    return new Snapshot<>(now, writes);
  }

  /// Puts a content in place.
  ///
  /// @return what was there until now
  synchronized Snapshot<S> replace(S state) {
    Snapshot<S> before = snapshot();
    now = state;
    return before;
  }
}
