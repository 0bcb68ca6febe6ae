package io.venomqa.engine.model;

import java.util.HexFormat;

/// One value of a row.
public sealed interface Cell {

  /// The value as a person reads it.
  String display();

  /// No value.
  record Null() implements Cell {
    @Override
    public String display() {
      return "null";
    }
  }

  record Whole(long value) implements Cell {
    @Override
    public String display() {
      return Long.toString(value);
    }
  }

  record Real(double value) implements Cell {
    @Override
    public String display() {
      return Double.toString(value);
    }
  }

  record Bool(boolean value) implements Cell {
    @Override
    public String display() {
      return Boolean.toString(value);
    }
  }

  record Text(String value) implements Cell {
    @Override
    public String display() {
      return value;
    }
  }

  /// A JSON value, as the text that says it.
  record Json(String value) implements Cell {
    @Override
    public String display() {
      return value;
    }
  }

  record Binary(Body value) implements Cell {
    @Override
    public String display() {
      return "x'" + HexFormat.of().formatHex(value.bytes()) + "'";
    }
  }
}
