package io.venomqa.engine.model;

/// A place in a file of the project.
///
/// @param file relative to the project's folder
/// @param line from 1; 0 when only the file is known
/// @param column from 1; 0 when only the line is known
public record SourceLocation(String file, int line, int column) {

  /// `actions/refund.js:4:12`.
  @Override
  public String toString() {
    return line == 0 ? file : column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
  }
}
