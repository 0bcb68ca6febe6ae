package io.venomqa.engine.model;

/// What the API answered, or that it did not.
///
/// @param statusCode the HTTP status; 0 when there was no answer
/// @param networkError why there was no answer, as a sentence for people; empty when there was one
public record Response(int statusCode, Headers headers, Body body, String networkError) {

  public static Response answered(int statusCode, Headers headers, Body body) {
    return new Response(statusCode, headers, body, "");
  }

  public static Response unanswered(String networkError) {
    return new Response(0, Headers.NONE, Body.EMPTY, networkError);
  }

  public boolean isAnswered() {
    return statusCode != 0;
  }
}
