package io.venomqa.app.ui.value;

/// The names of the statuses that APIs answer with.
public final class StatusText {

  private StatusText() {}

  /// `200 OK`; the bare number when it has no usual name; `no answer` for 0.
  public static String of(int status) {
    String name =
        switch (status) {
          case 0 -> "no answer";
          case 200 -> "OK";
          case 201 -> "Created";
          case 202 -> "Accepted";
          case 204 -> "No Content";
          case 301 -> "Moved Permanently";
          case 302 -> "Found";
          case 304 -> "Not Modified";
          case 400 -> "Bad Request";
          case 401 -> "Unauthorized";
          case 403 -> "Forbidden";
          case 404 -> "Not Found";
          case 405 -> "Method Not Allowed";
          case 409 -> "Conflict";
          case 410 -> "Gone";
          case 415 -> "Unsupported Media Type";
          case 422 -> "Unprocessable Content";
          case 429 -> "Too Many Requests";
          case 500 -> "Internal Server Error";
          case 501 -> "Not Implemented";
          case 502 -> "Bad Gateway";
          case 503 -> "Service Unavailable";
          case 504 -> "Gateway Timeout";
          default -> "";
        };
    return status == 0 ? name : (status + " " + name).strip();
  }

  /// The style class for a status: good under 400, warn under 500, bad for the rest.
  public static String tone(int status) {
    return status == 0 || status >= 500 ? "bad" : status >= 400 ? "warn" : "good";
  }
}
