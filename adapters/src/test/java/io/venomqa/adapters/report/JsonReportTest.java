package io.venomqa.adapters.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.venomqa.adapters.redaction.Redaction;
import io.venomqa.engine.model.Left;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonReportTest {

  private static String report(Redaction redaction) throws IOException {
    StringWriter target = new StringWriter();
    new JsonReport(redaction).write("shop", SampleRun.doubleRefund(), target);
    return target.toString();
  }

  @Test
  void holdsEverythingThatARunFound() throws IOException {
    Golden.assertEqual("report.json", report(Redaction.ON));
  }

  @Test
  void keepsSecretsOutUnlessAskedNotTo() throws IOException {
    assertFalse(report(Redaction.ON).contains("s3cret"));

    JsonNode open = new ObjectMapper().readTree(report(Redaction.OFF));
    assertEquals("s3cret", open.at("/states/0/context/values/user_token").asText());
    assertEquals(
        "Bearer s3cret",
        open.at("/transitions/0/exchanges/0/request/headers/Authorization/0").asText());
    assertFalse(open.get("redacted").asBoolean());
  }

  @Test
  void tellsWhatIsLeftOfARunThatEndedEarly() throws IOException {
    assertEquals(
        "{\"statesWaiting\":7,\"callsWaiting\":21,\"callsLikely\":90,\"callsAtMost\":270,\"foundByDepth\":[1,5]}",
        left(new Left(7, 21, 90, List.of(1, 5))));
    assertEquals(
        "{\"statesWaiting\":7,\"callsWaiting\":21,\"callsLikely\":null,\"callsAtMost\":null,\"foundByDepth\":[1,5]}",
        left(new Left(7, 21, Left.UNKNOWN, List.of(1, 5))));
  }

  private static String left(Left left) throws IOException {
    StringWriter report = new StringWriter();
    new JsonReport(Redaction.ON).write("shop", SampleRun.stopped(left), report);
    return new ObjectMapper().readTree(report.toString()).get("left").toString();
  }

  @Test
  void pathOfAViolationHoldsWhatIsNeededToMakeTheCallsAgain() throws IOException {
    JsonNode path = new ObjectMapper().readTree(report(Redaction.ON)).at("/violations/1/path");

    assertEquals(3, path.size());
    assertEquals("/orders/1/refund", path.at("/2/exchanges/0/request/target").asText());
    assertEquals(100, path.at("/2/changes/0/before/refunded").asInt());
    assertEquals(200, path.at("/2/changes/0/after/refunded").asInt());
    assertTrue(path.at("/2/exchanges/0/response/body/base64").isTextual());
  }
}
