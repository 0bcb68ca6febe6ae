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
import java.util.ArrayList;
import java.util.List;

/// Writes one fact. Everything is written with its type and length, so that different facts never
/// spell the same bytes.
final class FactWriter {

  private final Meanings meanings;
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
        if (meanings.isClock(source)) {
          tag('*');
        } else {
          tag('d');
          number(Double.doubleToLongBits(number));
        }
      }
      case Cell.Text(String text) -> text(source, 's', text);
      case Cell.Json(String text) -> text(source, 'j', text);
      case Cell.Binary binary -> {
        tag('b');
        String hex = binary.display();
        if (meanings.isGenerated(hex)) {
          name(Meanings.RANDOM, hex);
        } else {
          constant(hex);
        }
      }
    }
    return this;
  }

  Fact fact() {
    return new Fact(ContentHash.of(bytes.toByteArray()), names);
  }

  private void whole(Source source, long number) {
    if (meanings.isClock(source)) {
      tag('*');
    } else if (Meanings.isLong(number) && meanings.isGenerated(Long.toString(number))) {
      name(Meanings.RANDOM, Long.toString(number));
    } else {
      numbered(source, number, 'l');
    }
  }

  /// A number that one of several counters may have given is a name of each.
  private void numbered(Source source, long number, char tag) {
    List<String> counters = meanings.countersOf(source, number);
    if (counters.isEmpty()) {
      tag(tag);
      number(number);
    } else {
      tag('#');
      number(counters.size());
      for (String counter : counters) {
        constant(counter);
        name(counter, number);
      }
    }
  }

  private void text(Source source, char tag, String text) {
    boolean clock = meanings.isClock(source);
    List<Token> tokens = Token.of(text);
    tag(tag);
    number(tokens.size());
    for (Token token : tokens) {
      switch (token.kind()) {
        case TIME -> {
          if (clock) {
            tag('*');
          } else {
            constant(token.text());
          }
        }
        case RANDOM -> {
          if (meanings.isGenerated(token.text())) {
            name(Meanings.RANDOM, token.text());
          } else {
            constant(token.text());
          }
        }
        case NUMBER -> {
          if (clock && tokens.size() == 1) {
            tag('*');
          } else if (token.isPadded()) {
            constant(token.text());
          } else {
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
