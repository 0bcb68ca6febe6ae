package io.venomqa.adapters.standin.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.venomqa.adapters.http.HttpApi;
import io.venomqa.adapters.http.HttpSettings;
import io.venomqa.adapters.project.SystemSettings;
import io.venomqa.adapters.project.SystemSettings.ResetCall;
import io.venomqa.adapters.standin.Ignored;
import io.venomqa.adapters.standin.PlainHttp;
import io.venomqa.engine.explore.ExplorationResult;
import io.venomqa.engine.explore.Explorer;
import io.venomqa.engine.explore.Limits;
import io.venomqa.engine.explore.RunControl;
import io.venomqa.engine.explore.Scope;
import io.venomqa.engine.explore.SearchStrategy;
import io.venomqa.engine.explore.Settings;
import io.venomqa.engine.identity.Abstraction;
import io.venomqa.engine.model.Body;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Ending;
import io.venomqa.engine.model.Headers;
import io.venomqa.engine.model.Request;
import io.venomqa.engine.model.Response;
import io.venomqa.engine.rule.Action;
import io.venomqa.engine.rule.Outcome;
import io.venomqa.engine.world.ApiSession;
import io.venomqa.engine.world.RestoreOrder;
import io.venomqa.engine.world.World;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The contract for a system that can only be reset. Alone it goes nowhere but to its beginning: so
/// it is kept by a whole run, which jumps at random between the states that it has found, and finds
/// in each, by a client of its own, what the calls that led there must have made.
class ResetContractTest {

  private static final long SEED = 20260401;
  private static final int JUMPS = 1_000;

  @TempDir Path folder;

  @ParameterizedTest(name = "content can be read: {0}")
  @ValueSource(booleans = {true, false})
  void goesToAnyStateByWalkingAgain(boolean observable) throws Exception {
    try (BillingService billing = new BillingService();
        PlainHttp reader = new PlainHttp(billing.url("").toString())) {
      reader.send("PUT", "/left", "9");
      List<String> wrong = new ArrayList<>();
      List<Action> actions = new ArrayList<>();
      for (int bill = 1; bill <= 4; bill++) {
        actions.add(action("DELETE", "/b" + bill, "", reader, wrong));
        for (int amount = 0; amount < 3; amount++) {
          actions.add(action("PUT", "/b" + bill, "" + amount, reader, wrong));
        }
      }
      Settings settings =
          Settings.DEFAULT
              .withScope(Scope.UNBOUNDED)
              .withLimits(Limits.NONE.withSteps(JUMPS + 100).withDepth(6))
              .withoutSafeguards();
      ExplorationResult result;
      try (World world =
          new World(
              new HttpApi(URI.create(billing.url("").toString()), HttpSettings.DEFAULT),
              List.of(reset(billing, observable)),
              Context.EMPTY)) {
        result =
            new Explorer(
                    world,
                    actions,
                    List.of(),
                    new AnyOrder(new Random(SEED)),
                    observable
                        ? settings.withAbstraction(Abstraction.DEFAULT.withContextKeys(Set.of()))
                        : settings,
                    new RunControl(),
                    event -> {})
                .run();
      }
      assertEquals(List.of(), wrong);
      assertInstanceOf(Ending.LimitReached.class, result.ending(), result.ending().toString());
      assertTrue(billing.resets() >= JUMPS, billing.resets() + " resets");
      assertEquals("{\"bills\": []}", reader.get("/plain"));
    }
  }

  private ResetSystem reset(BillingService billing, boolean observable) {
    return new ResetSystem(
        new SystemSettings.Reset(
            "billing",
            new ResetCall.Http("POST", billing.url("/reset")),
            observable ? Optional.of(billing.url("/venomqa/observe")) : Optional.empty(),
            Duration.ofSeconds(10)),
        folder,
        Ignored.NOTHING);
  }

  /// Its first call takes the world to where it belongs; then the content is compared.
  private static Action action(
      String method, String bill, String amount, PlainHttp reader, List<String> wrong) {
    return Action.of(
        (method + bill + amount).replace('/', '_'),
        session -> {
          session.send(new Request("GET", "/plain", Headers.NONE, Body.EMPTY));
          String path = session.context().has("path") ? "" + session.context().get("path") : "";
          String is = read(reader);
          if (!is.equals(content(path))) {
            wrong.add("after " + path + ": " + is);
          }
          return new Outcome.Responded(write(session, method, bill, amount, path));
        });
  }

  private static Response write(
      ApiSession session, String method, String bill, String amount, String path) {
    Response answer = session.send(new Request(method, bill, Headers.NONE, Body.of(amount)));
    session.context().set("path", path + bill.substring(1) + "=" + amount + ";");
    return answer;
  }

  private static String read(PlainHttp reader) {
    try {
      return reader.get("/plain");
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /// What a path makes of nothing.
  private static String content(String path) {
    Map<String, String> bills = new TreeMap<>();
    for (String step : path.split(";", -1)) {
      int equals = step.indexOf('=');
      if (equals > 0 && equals == step.length() - 1) {
        bills.remove(step.substring(0, equals));
      } else if (equals > 0) {
        bills.put(step.substring(0, equals), step.substring(equals + 1));
      }
    }
    return bills.entrySet().stream()
        .map(bill -> "{\"id\": \"%s\", \"amount\": %s}".formatted(bill.getKey(), bill.getValue()))
        .collect(Collectors.joining(",", "{\"bills\": [", "]}"));
  }

  /// Takes any call that waits, in another state each time.
  private static final class AnyOrder implements SearchStrategy {

    private final Random random;
    private final List<Integer> frontier = new ArrayList<>();

    AnyOrder(Random random) {
      this.random = random;
    }

    @Override
    public String name() {
      return "any order, seed " + SEED;
    }

    @Override
    public RestoreOrder needs() {
      return RestoreOrder.ANY;
    }

    @Override
    public boolean inRounds() {
      return false;
    }

    @Override
    public void opened(int state, Untried untried) {
      frontier.add(state);
    }

    @Override
    public Call next(Untried untried) {
      frontier.removeIf(state -> !untried.isOpen(state));
      int state = frontier.get(random.nextInt(frontier.size()));
      return new Call(state, untried.actions(state).getFirst());
    }
  }
}
