package io.venomqa.adapters.archive;

import io.venomqa.engine.event.ExplorationEvent;
import io.venomqa.engine.event.StepTimes;
import io.venomqa.engine.explore.ExplorationResult;
import io.venomqa.engine.explore.PastRun;
import io.venomqa.engine.explore.RollbackProof.Proof;
import io.venomqa.engine.model.ActionCoverage;
import io.venomqa.engine.model.ActionCoverage.Standing;
import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.Coverage;
import io.venomqa.engine.model.Ending;
import io.venomqa.engine.model.HiddenState;
import io.venomqa.engine.model.Left;
import io.venomqa.engine.model.Notice;
import io.venomqa.engine.model.Path;
import io.venomqa.engine.model.Sameness;
import io.venomqa.engine.model.ScriptProblem;
import io.venomqa.engine.model.State;
import io.venomqa.engine.model.StateGraph;
import io.venomqa.engine.model.Transition;
import io.venomqa.engine.model.Violation;
import io.venomqa.engine.rule.RuleResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A run as its archive tells it, also while it is still being written. Opening it reads next to
/// nothing, and everything is read page by page. Secrets are not in it: they read `[redacted]`.
///
/// The file may come from anybody. Whatever is in it, reading it ends, changes nothing and executes
/// nothing. For one thread.
public final class ArchivedRun implements AutoCloseable {

  private static final int PAGE = 1_000;

  private final ArchiveFile archive;
  private final Contents contents;
  private final Transitions transitions;
  private final States states;
  private final Findings findings;

  private ArchivedRun(ArchiveFile archive) {
    this.archive = archive;
    this.contents = new Contents(archive);
    Exchanges exchanges = new Exchanges(archive, contents);
    this.transitions = new Transitions(archive, contents, exchanges);
    this.states = new States(archive, contents, transitions);
    this.findings = new Findings(archive, contents, exchanges, transitions);
  }

  /// Opens an archive.
  ///
  /// @throws ArchiveUnreadable as every other method does, when what is asked for is not there or
  ///   is not as it should be
  public static ArchivedRun open(java.nio.file.Path file) throws ArchiveUnreadable {
    return new ArchivedRun(ArchiveFile.open(file));
  }

  public RunHeader header() throws ArchiveUnreadable {
    try {
      return RunHeader.of(
          document(Form.HEADER, Recorder.HEADER)
              .orElseThrow(() -> damaged("it does not say what run it is of")));
    } catch (RuntimeException outOfRange) {
      throw damaged("what it says of its run is not as it should be");
    }
  }

  /// Actions, invariants and strategy; empty when the run did not get that far.
  public Optional<ExplorationEvent.Started> started() throws ArchiveUnreadable {
    return document(Form.STARTED, Recorder.STARTED);
  }

  /// How it ended; empty while it goes on, and when it was killed or its archive could not be
  /// written to the end.
  public Optional<ExplorationEvent.Ended> ended() throws ArchiveUnreadable {
    try {
      return document(Form.ENDED, Recorder.ENDED).map(StoredEnded::event);
    } catch (RuntimeException incomplete) {
      throw damaged("what it says of the run's end is not as it should be");
    }
  }

  private <T> Optional<T> document(Form<T> form, String name) throws ArchiveUnreadable {
    List<T> found =
        archive.query(
            "SELECT value FROM run WHERE name = '" + name + "'",
            row -> contents.get(form, row.getLong(1)));
    return found.stream().findFirst();
  }

  public int stateCount() throws ArchiveUnreadable {
    return states.count();
  }

  /// States by number, at most `count` from the given one on.
  public List<State> states(int from, int count) throws ArchiveUnreadable {
    return states.page(from, count);
  }

  public State state(int number) throws ArchiveUnreadable {
    return states.get(number);
  }

  /// The shortest known path to a state.
  public Path pathTo(int state) throws ArchiveUnreadable {
    return states.pathTo(state);
  }

  /// The states whose calls were not all tried, in the order in which they were put on the
  /// frontier.
  public List<Integer> waiting() throws ArchiveUnreadable {
    return states.waiting();
  }

  /// Steps of the search.
  public int transitionCount() throws ArchiveUnreadable {
    return transitions.count();
  }

  /// Steps of the search by number, at most `count` from the given one on; the first is 1.
  public List<Transition> transitions(int from, int count) throws ArchiveUnreadable {
    return transitions.page(from, count);
  }

  public Transition transition(int number) throws ArchiveUnreadable {
    return transitions.get(number);
  }

  /// What was tried in a state.
  public List<Transition> outgoing(int state) throws ArchiveUnreadable {
    return transitions.from(state);
  }

  /// What an action came to in a state, and whether that may be relied on; empty where it was not
  /// tried.
  Optional<PastRun.Step> step(int state, ActionId action) throws ArchiveUnreadable {
    long name = contents.find(action.name());
    return name == 0 ? Optional.empty() : transitions.of(state, name);
  }

  /// What could not be tried in a state, with the reason.
  public Map<ActionId, String> skipped(int state) throws ArchiveUnreadable {
    Map<ActionId, String> skipped = new TreeMap<>();
    archive.query(
        "SELECT action, reason FROM skip WHERE state = ?",
        row -> skipped.put(new ActionId(text(row.getLong(1))), text(row.getLong(2))),
        state);
    return skipped;
  }

  /// What the rules said after a step of the search; for 0, in the initial state.
  public List<RuleResult> rulesAfter(int transition) throws ArchiveUnreadable {
    return transition == 0 ? states.initialRules() : transitions.rulesAfter(transition);
  }

  public StepTimes timesOf(int transition) throws ArchiveUnreadable {
    return transitions.timesOf(transition);
  }

  /// Violations by number, at most `count` from the given one on; the first is 1.
  public List<Violation> violations(int from, int count) throws ArchiveUnreadable {
    return findings.violations(from, count);
  }

  public List<Notice> notices() throws ArchiveUnreadable {
    return findings.notices();
  }

  public List<ScriptProblem> scriptProblems() throws ArchiveUnreadable {
    return findings.scriptProblems();
  }

  public List<HiddenState> hidden() throws ArchiveUnreadable {
    return findings.hidden();
  }

  /// How rollback was proven; empty when it was not, or not asked for.
  public Optional<Proof> proof() throws ArchiveUnreadable {
    List<String> steps = new ArrayList<>();
    List<Boolean> passed =
        archive.query(
            "SELECT description, passed FROM proof ORDER BY id",
            row -> {
              steps.add(row.getString(1));
              return row.getBoolean(2);
            });
    if (steps.isEmpty() || passed.contains(false) || states.count() == 0) {
      return Optional.empty();
    }
    boolean readBack =
        notices().stream().noneMatch(notice -> notice.kind() == Notice.Kind.WEAK_PROOF);
    return Optional.of(new Proof(true, readBack, steps, "", "", Optional.empty()));
  }

  /// What was tried and what came of it, as far as the run got.
  public Coverage coverage() throws ArchiveUnreadable {
    Optional<ExplorationEvent.Ended> ended = ended();
    return ended.isPresent()
        ? ended.get().coverage()
        : new Coverage(coverageSoFar(), List.of(), List.of(), Left.NOTHING);
  }

  private List<ActionCoverage> coverageSoFar() throws ArchiveUnreadable {
    Map<String, TreeMap<Integer, Integer>> statuses = new TreeMap<>();
    Map<String, Integer> effective = new TreeMap<>();
    Map<String, Long> last = new TreeMap<>();
    archive.query(
        "SELECT action, status, count(*), sum(source <> target), max(key) FROM transition WHERE key > 0 GROUP BY action, status",
        row -> {
          String action = text(row.getLong(1));
          int of = effective.merge(action, row.getInt(4), Integer::sum);
          last.merge(action, row.getLong(5), Math::max);
          statuses
              .computeIfAbsent(action, name -> new TreeMap<>())
              .put(row.getInt(2), row.getInt(3));
          return of;
        });
    Map<String, Integer> skips = new TreeMap<>();
    Map<String, String> reasons = new TreeMap<>();
    archive.query(
        "SELECT action, count(*), max(state), reason FROM skip GROUP BY action",
        row -> {
          String action = text(row.getLong(1));
          skips.put(action, row.getInt(2));
          return reasons.put(action, text(row.getLong(4)));
        });
    List<ActionCoverage> all = new ArrayList<>();
    for (ActionId action : started().map(ExplorationEvent.Started::actions).orElse(List.of())) {
      TreeMap<Integer, Integer> counts = statuses.getOrDefault(action.name(), new TreeMap<>());
      Standing standing =
          standing(counts, effective.getOrDefault(action.name(), 0), last.get(action.name()));
      all.add(
          new ActionCoverage(
              action,
              counts.values().stream().mapToInt(Integer::intValue).sum(),
              effective.getOrDefault(action.name(), 0),
              skips.getOrDefault(action.name(), 0),
              counts,
              reasons.getOrDefault(action.name(), ""),
              standing,
              reason(standing, reasons.get(action.name())),
              ""));
    }
    return all;
  }

  private static String reason(Standing standing, @Nullable String skipped) {
    return switch (standing) {
      case NEVER_EFFECTIVE -> "it did not until the run was ended";
      case NOT_REACHED ->
          skipped == null
              ? ""
              : "could not be called in some of the states until then, last: " + skipped;
      case EFFECTIVE, ONLY_READS, REFUSED_AS_EXPECTED, NEVER_SUCCESSFUL, NEVER_ENABLED -> "";
    };
  }

  /// What is known of an action of a run that was not ended.
  ///
  /// @param last the last step in which it was performed
  private Standing standing(Map<Integer, Integer> statuses, int effective, @Nullable Long last)
      throws ArchiveUnreadable {
    if (last == null) {
      return Standing.NOT_REACHED;
    }
    if (effective > 0) {
      return Standing.EFFECTIVE;
    }
    if (statuses.keySet().stream().noneMatch(status -> status >= 200 && status < 400)) {
      return Standing.NEVER_SUCCESSFUL;
    }
    return transitions.get(last).exchanges().stream().allMatch(call -> call.request().isSafe())
        ? Standing.ONLY_READS
        : Standing.NEVER_EFFECTIVE;
  }

  private String text(long content) throws ArchiveUnreadable {
    return new String(contents.get(content), StandardCharsets.UTF_8);
  }

  /// The result as the run itself returned it, but for secrets. Calls and rows are read from the
  /// file when they are asked for, except for those on the way to a state.
  public ExplorationResult result() throws ArchiveUnreadable {
    RunHeader header = header();
    Optional<ExplorationEvent.Ended> ended = ended();
    return new ExplorationResult(
        started().map(ExplorationEvent.Started::strategy).orElse(""),
        header.scope(),
        header.limits(),
        ended.map(ExplorationEvent.Ended::ending).orElseGet(() -> noEnd(header)),
        graph(),
        violations(1, Integer.MAX_VALUE),
        scriptProblems(),
        notices(),
        hidden(),
        coverage(),
        ended.map(ExplorationEvent.Ended::sameness).orElse(Sameness.NONE),
        proof(),
        header.watchesSystems(),
        ended.isPresent() ? ended.get().durationNanos() : spentSoFar());
  }

  private static Ending noEnd(RunHeader header) {
    return new Ending.Aborted(
        Ending.Cause.KILLED,
        "VenomQA was ended in the middle of the run, or it is still going on",
        "What had been found until then is here."
            + (header.systems().isEmpty() ? "" : " Go on with it: venomqa run DIR --resume."));
  }

  private StateGraph graph() throws ArchiveUnreadable {
    StateGraph graph = new StateGraph(new ArchivedTransitions(archive.file()));
    try {
      for (List<State> page = states(0, PAGE); !page.isEmpty(); ) {
        // The depth follows from the ways there, as it did while exploring: so that of equally
        // short ones the same is taken.
        page.forEach(state -> graph.add(state.number() == 0 ? state : state.withDepth(FAR)));
        page = states(graph.states().size(), PAGE);
      }
      for (List<Transition> page = transitions(1, PAGE); !page.isEmpty(); ) {
        page.forEach(graph::add);
        page = transitions(page.getLast().number() + 1, PAGE);
      }
    } catch (RuntimeException doesNotFit) {
      throw damaged("its states and steps do not fit together");
    }
    return graph;
  }

  private static final int FAR = Integer.MAX_VALUE;

  private long spentSoFar() throws ArchiveUnreadable {
    return archive.number(
        "SELECT sum(api + restore + drain + settle + invariants + scripts + engine) FROM transition WHERE key > 0");
  }

  private ArchiveUnreadable damaged(String what) {
    return ArchiveUnreadable.damaged(archive.file(), what);
  }

  @Override
  public void close() {
    archive.close();
  }
}
