package io.venomqa.adapters.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.venomqa.engine.model.Body;
import io.venomqa.engine.model.Headers;
import io.venomqa.engine.model.Request;
import io.venomqa.engine.rule.Outcome;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The request that each form of a call sends.
class ApiCallTest {

  @TempDir Path folder;
  private Project project;

  @BeforeEach
  void create() {
    project = new Project(folder);
  }

  @AfterEach
  void close() {
    project.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "api.get('/a')                                        | GET /a",
        "api.head('/a')                                       | HEAD /a",
        "api.options('/a')                                    | OPTIONS /a",
        "api.delete('/a')                                     | DELETE /a",
        "api.post('/a')                                       | POST /a",
        "api.request('purge', '/a')                           | PURGE /a",
        "api.get('/a', { query: { page: 2, q: 'x y&z' } })    | GET /a?page=2&q=x%20y%26z",
        "api.get('/a?b=1', { query: { c: [1, 2], d: null } }) | GET /a?b=1&c=1&c=2",
        "api.get('/a', { query: {} })                         | GET /a",
      })
  void sends(String call, String request) {
    assertEquals(request, sent(call).toString());
  }

  @Test
  void anObjectIsSentAsJson() {
    assertEquals(
        request("POST", "application/json", "{\"amount\":100,\"tags\":[\"a\"]}"),
        sent("api.post('/a', { amount: 100, tags: ['a'] })"));
  }

  @Test
  void aTextIsSentAsText() {
    assertEquals(
        request("PUT", "text/plain; charset=utf-8", "grün"), sent("api.put('/a', 'grün')"));
  }

  @Test
  void aContentTypeOfOnesOwnIsKept() {
    assertEquals(
        new Request("PATCH", "/a", Headers.of(Map.of("content-type", "text/csv")), Body.of("1,2")),
        sent("api.patch('/a', '1,2', { headers: { 'content-type': 'text/csv' } })"));
  }

  @Test
  void bytesAreSentAsTheyAre() {
    assertEquals(
        new Request(
            "POST",
            "/a",
            Headers.of(Map.of("Content-Type", "application/octet-stream")),
            Body.of(new byte[] {0, (byte) 255})),
        sent("api.post('/a', Uint8Array.of(0, 255))"));
  }

  @Test
  void aBodyCanBeGivenAsAnOption() {
    assertEquals(
        request("DELETE", "application/json", "{\"ids\":[1]}"),
        sent("api.delete('/a', { body: { ids: [1] } })"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "api.get('/a', { querry: {} })                  | A call has no option \"querry\"; it has query, headers, role and body.",
        "api.get('/a', { role: 'admin' })               | The role \"admin\" is not known: no roles are configured in venomqa.yaml (auth.roles).",
        "api.get('/a', { headers: { Host: 'x' } })      | The header Host is set by the HTTP client and cannot be given.",
        "api.get('/a', { headers: { 'a b': 'x' } })     | \"a b\" is not a header's name.",
        "api.get('/a', { headers: { a: 'x\\r\\ny' } })  | The header a cannot hold \"x\\r\\ny\".",
        "api.get('/a', 7)                               | The options of a call are an object such as {query: {page: 2}}, not 7.",
        "api.post('/a', () => 1)                        | A body cannot be [function anonymous].",
        "api.request('GET /', '/')                      | api.request needs a method such as \"GET\", not \"GET /\".",
      })
  void complains(String call, String message) {
    project.action("return " + call + ";");

    Outcome.ScriptFailed failed = assertInstanceOf(Outcome.ScriptFailed.class, project.perform());

    assertEquals("actions/act.js:2:8: " + message, failed.error().toString());
  }

  private Request sent(String call) {
    project.action("return " + call + ";").perform();
    return project.requests.getLast();
  }

  private static Request request(String method, String type, String body) {
    return new Request(method, "/a", Headers.of(Map.of("Content-Type", type)), Body.of(body));
  }
}
