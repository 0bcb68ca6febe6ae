package io.venomqa.engine.identity;

import io.venomqa.engine.canon.Fact;
import io.venomqa.engine.canon.Name;
import io.venomqa.engine.model.Cell;
import io.venomqa.engine.model.ContentHash;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Writes one fact. Everything is written with its type and length, so that different facts never
/// spell the same bytes.
final class FactWriter {

  /// The domain of what stands for values that are made of others in an unknown way.
  static final String DERIVED = "derived";

  private final Meanings meanings;
  private final Instant now = Instant.now();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
  private final DataOutputStream out = new DataOutputStream(bytes);
  private final List<Name> names = new ArrayList<>();

  FactWriter(Meanings meanings) {
    this.meanings = meanings;
  }

  FactWriter constant(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    tag('s');
    number(utf8.length);
    bytes.writeBytes(utf8);
    return this;
  }

  FactWriter constant(long number) {
    tag('l');
    number(number);
    return this;
  }

  FactWriter name(String domain, Object value) {
    tag('@');
    names.add(new Name(domain, value));
    return this;
  }

  /// A value of which only counts that there is one.
  FactWriter masked(Cell cell) {
    tag(cell instanceof Cell.Null ? 'n' : '*');
    return this;
  }

  /// A value, as its source says what it means.
  FactWriter value(Source source, Cell cell) {
    switch (cell) {
      case Cell.Null _ -> tag('n');
      case Cell.Bool(boolean flag) -> tag(flag ? 't' : 'f');
      case Cell.Whole(long number) -> whole(source, number);
      case Cell.Real(double number) -> {
        if (!time(source, Double.toString(number), Times.of((long) number, now))) {
          tag('d');
          number(Double.doubleToLongBits(number));
        }
      }
      case Cell.Text(String text) -> text(source, 's', text);
      case Cell.Json(String text) -> text(source, 'j', text);
      case Cell.Binary binary -> {
        tag('b');
        String hex = binary.display();
        if (meanings.random().isGenerated(RandomValues.plain(hex))) {
          name(RandomValues.DOMAIN, RandomValues.plain(hex));
        } else {
          constant(hex);
        }
      }
    }
    if (meanings.isDerived(source) && !(cell instanceof Cell.Null)) {
      name(DERIVED, DERIVED);
    }
    return this;
  }

  /// Writes a time, if a value is one and goes with the clock: only how far it is from the clock.
  private boolean time(Source source, String text, Optional<Instant> instant) {
    if (!meanings.isClock(source) || instant.isEmpty()) {
      return false;
    }
    tag('*');
    number(meanings.phase(text, instant.get()));
    return true;
  }

  Fact fact() {
    return new Fact(ContentHash.of(bytes.toByteArray()), names);
  }

  private void whole(Source source, long number) {
    if (time(source, Long.toString(number), Times.of(number, now))) {
      return;
    }
    if (RandomValues.isLong(number) && meanings.random().isGenerated(Long.toString(number))) {
      name(RandomValues.DOMAIN, Long.toString(number));
    } else {
      numbered(source, number, 'l');
    }
  }

  /// A number that one of several counters may have given is a name of each.
  private void numbered(Source source, long number, char tag) {
    Meanings.Reading reading = meanings.read(source, number);
    if (reading.itself()) {
      tag(tag);
      number(number);
    }
    if (!reading.counters().isEmpty()) {
      tag('#');
      number(reading.counters().size());
      for (String counter : reading.counters()) {
        constant(counter);
        if (counter.equals(FreshNumbers.COUNTER)) {
          meanings.fresh().write(this, source, number);
        } else {
          name(counter, number);
        }
      }
    }
  }

  private void text(Source source, char tag, String text) {
    List<Token> tokens = Token.of(text);
    tag(tag);
    number(tokens.size());
    for (Token token : tokens) {
      switch (token.kind()) {
        case TIME -> {
          if (!time(source, token.text(), Times.of(token.text(), now))) {
            constant(token.text());
          }
        }
        case RANDOM -> {
          String plain = RandomValues.plain(token.text());
          if (meanings.random().isGenerated(plain)) {
            constant(token.text().contains("-") ? "-" : "");
            name(RandomValues.DOMAIN, plain);
          } else {
            constant(token.text());
          }
        }
        case NUMBER -> {
          if (!time(source, token.text(), Times.of(token.number(), now))) {
            constant(token.isPadded() ? token.text().length() : 0);
            numbered(source, token.number(), 'i');
          }
        }
        case PLAIN -> constant(token.text());
      }
    }
  }

  private void tag(char tag) {
    bytes.write(tag);
  }

  private void number(long number) {
    try {
      out.writeLong(number);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
