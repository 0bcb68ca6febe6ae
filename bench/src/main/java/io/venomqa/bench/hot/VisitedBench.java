package io.venomqa.bench.hot;

import io.venomqa.engine.model.ContentHash;
import io.venomqa.engine.model.StateId;
import io.venomqa.engine.model.StateNumbers;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// How fast states are added to the visited set, which grows meanwhile, and looked up in it.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class VisitedBench {

  /// States in the set at the end.
  public static final int STATES = 1_000_000;

  private StateNumbers known = new StateNumbers();

  /// A set of a million states.
  public static StateNumbers filled(int states) {
    StateNumbers numbers = new StateNumbers();
    SplittableRandom random = new SplittableRandom(1);
    for (int number = 0; number < states; number++) {
      numbers.add(id(random), number);
    }
    return numbers;
  }

  private static StateId id(SplittableRandom random) {
    return new StateId(new ContentHash(random.nextLong(), random.nextLong()));
  }

  /// Makes the set that is looked into.
  @Setup
  public void fill() {
    known = filled(STATES);
  }

  /// A million states, one after the other, into an empty set.
  @Benchmark
  @OperationsPerInvocation(STATES)
  public StateNumbers insert() {
    return filled(STATES);
  }

  /// Each of a million states in the set.
  @Benchmark
  @OperationsPerInvocation(STATES)
  public long find() {
    SplittableRandom random = new SplittableRandom(1);
    long sum = 0;
    for (int number = 0; number < STATES; number++) {
      sum += known.find(id(random)).orElse(0);
    }
    return sum;
  }
}
