package io.venomqa.engine.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ContentHashTest {

  private static final BigInteger TWO_TO_128 = BigInteger.ONE.shiftLeft(128);

  @Test
  void isTheStartOfTheSha256() {
    assertEquals("ba7816bf8f01cfea414140de5dae2223", ContentHash.of("abc").toString());
  }

  @Test
  void addsAndSubtractsModuloTwoTo128() {
    Random random = new Random(7);
    for (int i = 0; i < 10_000; i++) {
      ContentHash a = edge(random);
      ContentHash b = edge(random);
      assertEquals(number(a).add(number(b)).mod(TWO_TO_128), number(a.plus(b)), () -> a + "+" + b);
      assertEquals(
          number(a).subtract(number(b)).mod(TWO_TO_128), number(a.minus(b)), () -> a + "-" + b);
      assertEquals(a, a.plus(b).minus(b));
    }
  }

  private static ContentHash edge(Random random) {
    return new ContentHash(edgeLong(random), edgeLong(random));
  }

  private static long edgeLong(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> -1;
      case 1 -> 0;
      case 2 -> Long.MIN_VALUE;
      default -> random.nextLong();
    };
  }

  private static BigInteger number(ContentHash hash) {
    return new BigInteger(hash.toString(), 16);
  }
}
