package io.venomqa.adapters.standin.storage;

import io.venomqa.adapters.standin.LoopbackHttp.Reply;

/// The XML of S3's answers.
final class Xml {

  private static final String NAMESPACE = " xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"";

  private final StringBuilder text =
      new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

  Xml open(String name) {
    text.append('<').append(name).append('>');
    return this;
  }

  Xml root(String name) {
    text.append('<').append(name).append(NAMESPACE).append('>');
    return this;
  }

  Xml close(String name) {
    text.append("</").append(name).append('>');
    return this;
  }

  Xml element(String name, String value) {
    open(name);
    value.codePoints().forEach(this::append);
    return close(name);
  }

  Reply reply() {
    return Reply.of(200, "application/xml", text.toString());
  }

  /// An error as S3 words it.
  static Reply error(int status, String code, String message) {
    Xml xml = new Xml();
    xml.open("Error").element("Code", code).element("Message", message).close("Error");
    return Reply.of(status, "application/xml", xml.text.toString());
  }

  private void append(int c) {
    switch (c) {
      case '<' -> text.append("&lt;");
      case '>' -> text.append("&gt;");
      case '&' -> text.append("&amp;");
      case '"' -> text.append("&quot;");
      case '\r' -> text.append("&#13;");
      default -> {
        boolean allowed = c >= 0x20 || c == '\n' || c == '\t';
        text.appendCodePoint(allowed ? c : 0xFFFD);
      }
    }
  }
}
