package io.venomqa.app.ui.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.venomqa.app.ui.record.Details;
import io.venomqa.app.ui.record.RecordedRun;
import io.venomqa.app.ui.toy.ToyEvents;
import io.venomqa.app.ui.toy.ToyProject;
import java.util.List;
import org.junit.jupiter.api.Test;

class CurlScriptTest {

  @Test
  void writesEachCallAsACommandAndHidesSecrets() {
    RecordedRun run = ToyEvents.record(new ToyProject(0, 1, 20, false));

    assertEquals(
        """
        # create_order
        curl -i -X POST 'http://127.0.0.1:8080/orders' \\
          -H 'authorization: ••••••' \\
          -H 'content-type: application/json' \\
          --data-raw '{"total": 100}'
        """,
        CurlScript.of("http://127.0.0.1:8080/", List.of(new Details(run).call(1))));
  }
}
