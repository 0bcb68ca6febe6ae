package io.venomqa.adapters.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.venomqa.adapters.redaction.Redaction;
import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.Body;
import io.venomqa.engine.model.Headers;
import io.venomqa.engine.model.HiddenState;
import io.venomqa.engine.model.Request;
import io.venomqa.engine.model.Response;
import java.util.List;
import org.junit.jupiter.api.Test;

class HiddenStateTextTest {

  @Test
  void showsBothAnswersFromALittleBeforeWhereTheyPart() {
    String same = "{\"list\":\"" + "x".repeat(100) + "\",";
    HiddenState found =
        hidden(
            Response.answered(200, Headers.NONE, Body.of(same + "\"name\":\"ann\"}")),
            Response.answered(200, Headers.NONE, Body.of(same + "\"name\":\"bob\"}")));

    assertEquals(
        List.of(
            "GET /users/7?token=[redacted] (read_user) was answered with 200 in state s3, and with"
                + " another body in the same state after other states had been visited: the API"
                + " keeps state that no rollback reaches, such as a cache in its memory",
            "at first:  200  …xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\",\"name\":\"ann\"}",
            "later:     200  …xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\",\"name\":\"bob\"}"),
        HiddenStateText.lines(found, Redaction.ON));
  }

  @Test
  void keepsSecretsToItself() {
    HiddenState found =
        hidden(
            Response.answered(200, Headers.NONE, Body.of("{\"password\":\"s3cret\"}")),
            Response.answered(404, Headers.NONE, Body.EMPTY));

    assertEquals(
        List.of("at first:  200  {\"password\":\"[redacted]\"}", "later:     404"),
        HiddenStateText.lines(found, Redaction.ON).subList(1, 3));
  }

  private static HiddenState hidden(Response first, Response now) {
    return new HiddenState(
        new ActionId("read_user"), Request.get("/users/7?token=abc"), 3, first, now, true);
  }
}
