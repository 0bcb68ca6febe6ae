package io.venomqa.engine.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.venomqa.engine.event.ExplorationEvent;
import io.venomqa.engine.event.ExplorationListener;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Ending;
import io.venomqa.engine.model.Request;
import io.venomqa.engine.model.Response;
import io.venomqa.engine.toy.Counter;
import io.venomqa.engine.toy.DoubleRefund;
import io.venomqa.engine.toy.ToyApi;
import io.venomqa.engine.toy.ToySystem;
import io.venomqa.engine.world.Api;
import io.venomqa.engine.world.World;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RunControlTest {

  private final RunControl control = new RunControl();
  private final BlockingQueue<ExplorationEvent> events = new LinkedBlockingQueue<>();

  @Test
  void aRunThatIsPausedTakesOneStepAtATime() throws Exception {
    Counter counter = new Counter(3);
    control.pause();
    CompletableFuture<ExplorationResult> run = start(counter.world(), events::add);

    awaitEvent(ExplorationEvent.Paused.class);
    control.step();
    assertEquals(1, awaitEvent(ExplorationEvent.TransitionTaken.class).transition().number());
    awaitEvent(ExplorationEvent.Paused.class);
    control.step();
    assertEquals(2, awaitEvent(ExplorationEvent.TransitionTaken.class).transition().number());
    awaitEvent(ExplorationEvent.Paused.class);
    control.resume();

    assertEquals(12, run.get().transitionsTaken());
    assertInstanceOf(Ending.Exhausted.class, run.get().ending());
  }

  @Test
  void stoppingWhilePausedEndsTheRunAndPutsTheWorldBack() throws Exception {
    Counter counter = new Counter(3);
    control.pause();
    CompletableFuture<ExplorationResult> run = start(counter.world(), events::add);
    awaitEvent(ExplorationEvent.Paused.class);
    control.step();
    awaitEvent(ExplorationEvent.Paused.class);

    control.stop();

    assertEquals(new Ending.Stopped(2), run.get().ending());
    assertEquals(1, run.get().transitionsTaken());
    assertEquals(Map.of(), counter.system().content());
  }

  @Test
  void aPauseHoldsBackTheSearchForAShorterPath() throws Exception {
    DoubleRefund shop = new DoubleRefund();
    Explorer explorer =
        new Explorer(
            shop.world(),
            DoubleRefund.actions(),
            List.of(shop.noOverRefund()),
            new BreadthFirst(),
            Runs.UNBOUNDED,
            control,
            event -> {
              if (event instanceof ExplorationEvent.Minimizing) {
                control.pause();
              }
              events.add(event);
            });
    CompletableFuture<ExplorationResult> run = CompletableFuture.supplyAsync(explorer::run);

    awaitEvent(ExplorationEvent.Minimizing.class);
    awaitEvent(ExplorationEvent.Paused.class);
    control.step();
    awaitEvent(ExplorationEvent.Paused.class);
    control.resume();

    assertEquals(3, run.get().violations().getFirst().path().length());
    assertInstanceOf(Ending.Exhausted.class, run.get().ending());
  }

  @Test
  void stoppingBreaksOffACallInFlight() throws Exception {
    CountDownLatch called = new CountDownLatch(1);
    Api never =
        new Api() {
          @Override
          public Response send(Request request) throws InterruptedException {
            called.countDown();
            new CountDownLatch(1).await();
            throw new AssertionError();
          }

          @Override
          public boolean isReachable() {
            return true;
          }

          @Override
          public String address() {
            return "never";
          }

          @Override
          public void close() {}
        };
    World world = new World(never, List.of(new ToySystem()), Context.EMPTY);
    CompletableFuture<ExplorationResult> run = start(world, events::add);
    called.await();

    control.stop();

    assertInstanceOf(Ending.Stopped.class, run.get().ending());
  }

  @Test
  void aStopFromAListenerEndsTheRunAfterThatStep() throws Exception {
    Counter counter = new Counter(100);
    CompletableFuture<ExplorationResult> run =
        start(
            counter.world(),
            event -> {
              if (event instanceof ExplorationEvent.TransitionTaken taken
                  && taken.transition().number() == 4) {
                control.stop();
              }
            });

    assertEquals(4, run.get().transitionsTaken());
    assertInstanceOf(Ending.Stopped.class, run.get().ending());
  }

  @Test
  void anApiThatEndsWithTheRunIsNoFailure() {
    ToySystem system = new ToySystem();
    ToyApi api = new ToyApi();
    api.on(
        "end",
        () -> {
          api.goAway();
          return 0;
        });
    ExplorationResult result =
        new Explorer(
                new World(api, List.of(system), Context.EMPTY),
                List.of(ToyApi.call("end")),
                List.of(),
                new BreadthFirst(),
                Runs.UNBOUNDED,
                control,
                event -> {
                  if (event instanceof ExplorationEvent.TransitionTaken) {
                    control.stop();
                  }
                })
            .run();

    assertInstanceOf(Ending.Stopped.class, result.ending());
  }

  private CompletableFuture<ExplorationResult> start(World world, ExplorationListener listener) {
    Explorer explorer =
        new Explorer(
            world,
            world.api() instanceof ToyApi ? Counter.actions() : List.of(ToyApi.call("hang")),
            List.of(),
            new BreadthFirst(),
            Runs.UNBOUNDED,
            control,
            listener);
    return CompletableFuture.supplyAsync(explorer::run);
  }

  private <E extends ExplorationEvent> E awaitEvent(Class<E> type) throws InterruptedException {
    while (true) {
      ExplorationEvent event = events.poll(20, TimeUnit.SECONDS);
      if (event == null) {
        throw new AssertionError("no " + type.getSimpleName());
      }
      if (type.isInstance(event)) {
        return type.cast(event);
      }
    }
  }
}
