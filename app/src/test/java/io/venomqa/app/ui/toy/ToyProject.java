package io.venomqa.app.ui.toy;

import io.venomqa.app.session.ConsoleLine;
import io.venomqa.app.session.Examination;
import io.venomqa.app.session.Finding;
import io.venomqa.app.session.OpenedProject;
import io.venomqa.app.session.ProjectOverview;
import io.venomqa.app.session.ProjectOverview.ActionInfo;
import io.venomqa.app.session.ProjectOverview.InvariantInfo;
import io.venomqa.app.session.ProjectOverview.SystemInfo;
import io.venomqa.app.session.RunHandle;
import io.venomqa.app.session.RunListener;
import io.venomqa.app.session.RunSettings;
import io.venomqa.engine.event.ExplorationEvent;
import io.venomqa.engine.explore.BreadthFirst;
import io.venomqa.engine.explore.DepthFirst;
import io.venomqa.engine.explore.Explorer;
import io.venomqa.engine.explore.Limits;
import io.venomqa.engine.explore.RunControl;
import io.venomqa.engine.explore.Scope;
import io.venomqa.engine.explore.SearchStrategy;
import io.venomqa.engine.explore.Settings;
import io.venomqa.engine.model.Body;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Headers;
import io.venomqa.engine.model.Request;
import io.venomqa.engine.model.Severity;
import io.venomqa.engine.rule.Action;
import io.venomqa.engine.rule.Invariant;
import io.venomqa.engine.rule.Outcome;
import io.venomqa.engine.rule.Verdict;
import io.venomqa.engine.world.World;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// The toy shop as a project: the real explorer on a world in memory.
///
/// @param nanosPerCall how long each call takes
/// @param callsPerAction the scope
/// @param maxDepth the limit
/// @param isFixed whether its rules allow what the shop does
public record ToyProject(long nanosPerCall, int callsPerAction, int maxDepth, boolean isFixed)
    implements OpenedProject {

  @Override
  public ProjectOverview overview() {
    return new ProjectOverview(
        "shop",
        Path.of("shop"),
        "127.0.0.1:8080",
        actions().stream()
            .map(action -> new ActionInfo(action.id().name(), "actions/" + action.id() + ".js"))
            .toList(),
        rules(new ToyShop(0)).stream()
            .map(rule -> new InvariantInfo(rule.name(), rule.severity(), rule.message(), ""))
            .toList(),
        List.of(new SystemInfo("db", "SQLite", "")),
        Scope.callsPerAction(callsPerAction).toString(),
        new RunSettings(
            RunSettings.Strategy.BREADTH_FIRST, 10_000, maxDepth, Duration.ofMinutes(10), 50));
  }

  @Override
  public RunHandle run(RunSettings settings, RunListener listener) {
    ToyShop shop = new ToyShop(nanosPerCall);
    World world = new World(shop, List.of(shop), Context.EMPTY);
    RunControl control = new RunControl();
    SearchStrategy strategy =
        settings.strategy() == RunSettings.Strategy.DEPTH_FIRST
            ? new DepthFirst()
            : new BreadthFirst();
    Settings explored =
        Settings.DEFAULT
            .withScope(Scope.callsPerAction(callsPerAction))
            .withLimits(Limits.DEFAULT.withDepth(settings.depth()).withTime(settings.time()));
    CompletableFuture<Void> closed = new CompletableFuture<>();
    Explorer explorer =
        new Explorer(
            world,
            actions(),
            rules(shop),
            strategy,
            explored,
            control,
            event -> {
              listener.on(event);
              if (event instanceof ExplorationEvent.Started) {
                listener.ready(
                    URI.create(shop.address()),
                    List.of(new SystemInfo("db", "SQLite", "undo log")));
                listener.console(
                    new ConsoleLine(ConsoleLine.Level.INFO, "api", "listening on port 8080"));
              }
            });
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          explorer.run();
          closed.complete(null);
        });
    return new ToyRun(control, closed);
  }

  @Override
  public RunHandle resume(RunSettings settings, RunListener listener) {
    return run(settings, listener);
  }

  @Override
  public CompletableFuture<Boolean> isResumable() {
    return CompletableFuture.completedFuture(false);
  }

  @Override
  public Examination examine(Consumer<ConsoleLine> console) {
    CompletableFuture<Optional<List<Finding>>> findings = new CompletableFuture<>();
    return new Examination() {
      @Override
      public void stop() {
        findings.complete(Optional.empty());
      }

      @Override
      public CompletableFuture<Optional<List<Finding>>> findings() {
        return findings;
      }
    };
  }

  @Override
  public void close() {}

  private record ToyRun(RunControl control, CompletableFuture<Void> closed) implements RunHandle {
    @Override
    public void pause() {
      control.pause();
    }

    @Override
    public void resume() {
      control.resume();
    }

    @Override
    public void step() {
      control.step();
    }

    @Override
    public void stop() {
      control.stop();
    }
  }

  private static List<Action> actions() {
    List<Action> actions = new ArrayList<>();
    actions.add(
        Action.of(
            "create_order",
            session -> {
              var response = session.send(request("POST", "/orders", "{\"total\": 100}"));
              String id = response.body().text().replaceAll("\\D*(\\d+).*", "$1");
              session.context().set("order_id", id);
              return new Outcome.Responded(response);
            }));
    actions.add(onOrder("get_order", "GET", ""));
    actions.add(onOrder("refund_order", "POST", "/refund"));
    actions.add(onOrder("cancel_order", "POST", "/cancel"));
    return actions;
  }

  private static Action onOrder(String name, String method, String verb) {
    return Action.of(
        name,
        session -> {
          if (!session.context().has("order_id")) {
            return new Outcome.Skipped("there is no order yet");
          }
          String body = verb.equals("/refund") ? "{\"amount\": 100}" : "";
          return new Outcome.Responded(
              session.send(
                  request(method, "/orders/" + session.context().get("order_id") + verb, body)));
        });
  }

  private static Request request(String method, String target, String body) {
    return new Request(
        method,
        target,
        Headers.NONE.with("Content-Type", "application/json").with("Authorization", "Bearer abc"),
        Body.of(body));
  }

  private List<Invariant> rules(ToyShop shop) {
    return List.of(
        new Invariant(
            "no_over_refund",
            Severity.CRITICAL,
            "Refunded amount cannot exceed the order's total",
            _ ->
                shop.isOverRefunded() && !isFixed
                    ? new Verdict.Broken("Refunded 200 on a total of 100")
                    : new Verdict.Holds()),
        new Invariant(
            "cancelled_is_final",
            Severity.HIGH,
            "A cancelled order never changes again",
            _ ->
                shop.isCancelledPaidBack() && !isFixed
                    ? new Verdict.Broken("order 1 was refunded")
                    : new Verdict.Holds()),
        new Invariant(
            "stock_not_negative",
            Severity.MEDIUM,
            "Stock cannot go below zero",
            _ -> new Verdict.Holds()));
  }
}
