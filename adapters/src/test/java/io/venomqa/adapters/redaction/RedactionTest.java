package io.venomqa.adapters.redaction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.venomqa.engine.model.Headers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RedactionTest {

  @Test
  void headersThatCarryCredentials() {
    assertEquals(
        Map.of(
            "Accept", List.of("*/*"),
            "authorization", List.of("[redacted]"),
            "Cookie", List.of("[redacted]"),
            "X-Api-Key", List.of("[redacted]"),
            "X-Csrf-Token", List.of("[redacted]")),
        Redaction.ON.headers(
            Headers.of(
                Map.of(
                    "Accept", "*/*",
                    "authorization", "Basic YTpi",
                    "Cookie", "sid=1",
                    "X-Api-Key", "k",
                    "X-Csrf-Token", "t"))));
  }

  @Test
  void valuesOfSecretJsonFieldsWhateverTheyHold() {
    assertEquals(
        "{\"user\":\"zoe\",\"passWord\" : \"[redacted]\",\"pin_secret\":\"[redacted]\",\"access_token\":\"[redacted]\"}",
        Redaction.ON.body(
            "{\"user\":\"zoe\",\"passWord\" : \"a\\\"b\\\\\",\"pin_secret\":12.5,\"access_token\":\"x\"}"));
  }

  @Test
  void everythingBelowASecretName() {
    assertEquals(
        "{\"tokens\": [\"[redacted]\", {\"a\": \"[redacted]\"}], \"n\": 1,"
            + " \"credentials\": {\"pin\": \"[redacted]\", \"ok\": true}, \"x\": [\"y\"]}",
        Redaction.ON.body(
            "{\"tokens\": [\"t\", {\"a\": \"b\"}], \"n\": 1,"
                + " \"credentials\": {\"pin\": \"1\", \"ok\": true}, \"x\": [\"y\"]}"));
  }

  @Test
  void secretFieldsOfForms() {
    assertEquals(
        "user=zoe&password=[redacted]&x=1", Redaction.ON.body("user=zoe&password=a%20b&x=1"));
    assertEquals("/a?api_key=[redacted]#top", Redaction.ON.target("/a?api_key=k#top"));
  }

  @Test
  void valuesOfAnyLength() {
    String open = "{\"token\":\"";
    assertEquals(open + "[redacted]\"}", Redaction.ON.body(open + "\\n".repeat(1_000_000) + "\"}"));
  }

  @Test
  void nothingWhenItIsOff() {
    assertEquals("{\"token\":\"x\"}", Redaction.OFF.body("{\"token\":\"x\"}"));
  }
}
