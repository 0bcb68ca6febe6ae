package io.venomqa.adapters.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.venomqa.engine.model.Body;
import io.venomqa.engine.model.Headers;
import io.venomqa.engine.model.Request;
import io.venomqa.engine.world.RequestEdit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SimplerJsonTest {

  @Test
  void leavesOutTheOuterFirstAndThenMakesSmaller() {
    assertEquals(
        List.of(
            "without /total: {\"lines\":[{\"sku\":\"äb\"},7]}",
            "without /lines: {\"total\":12.50}",
            "without /lines/1: {\"total\":12.50,\"lines\":[{\"sku\":\"äb\"}]}",
            "without /lines/0: {\"total\":12.50,\"lines\":[7]}",
            "without /lines/0/sku: {\"total\":12.50,\"lines\":[{},7]}",
            "/total as 0: {\"total\":0,\"lines\":[{\"sku\":\"äb\"},7]}",
            "/total as 1: {\"total\":1,\"lines\":[{\"sku\":\"äb\"},7]}",
            "/total halved: {\"total\":6,\"lines\":[{\"sku\":\"äb\"},7]}",
            "/lines/1 as 0: {\"total\":12.50,\"lines\":[{\"sku\":\"äb\"},0]}",
            "/lines/1 as 1: {\"total\":12.50,\"lines\":[{\"sku\":\"äb\"},1]}",
            "/lines/1 halved: {\"total\":12.50,\"lines\":[{\"sku\":\"äb\"},3]}",
            "/lines/0/sku empty: {\"total\":12.50,\"lines\":[{\"sku\":\"\"},7]}",
            "/lines/0/sku shortened: {\"total\":12.50,\"lines\":[{\"sku\":\"ä\"},7]}"),
        edits(json("{\"total\": 12.50, \"lines\": [{\"sku\": \"äb\"}, 7]}")));
  }

  @Test
  void whatIsAsSimpleAsItGetsHasNoEdit() {
    assertEquals(List.of(), edits(json("{}")));
    assertEquals(
        List.of(
            "without /a: {\"b\":0,\"c\":null}",
            "without /b: {\"a\":\"\",\"c\":null}",
            "without /c: {\"a\":\"\",\"b\":0}"),
        edits(json("{\"a\":\"\",\"b\":0,\"c\":null}")));
  }

  @Test
  void theSameEditFitsARequestWithOtherValues() {
    RequestEdit first = SimplerJson.of(json("{\"id\":1,\"note\":\"x\"}")).get(1);

    assertEquals("without /note", first.description());
    assertEquals("{\"id\":7}", text(first, json("{\"id\":7,\"note\":\"other\"}")));
    assertEquals("{\"id\": 7}", text(first, json("{\"id\": 7}")));
  }

  @Test
  void namesWithSlashesAreFound() {
    assertEquals(List.of("without /a~1b: {}"), edits(json("{\"a/b\":true}")));
  }

  @Test
  void whatIsNoJsonIsLeftAlone() {
    assertEquals(List.of(), edits(json("a=1&b=2")));
    assertEquals(List.of(), edits(json("{\"a\":1} {\"b\":2}")));
    assertEquals(List.of(), edits(json("7")));
    assertEquals(List.of(), edits(Request.get("/orders")));
    Headers form = Headers.of(Map.of("Content-Type", "application/x-www-form-urlencoded"));
    assertEquals(List.of(), edits(new Request("POST", "/orders", form, Body.of("{\"total\":1}"))));
  }

  private static List<String> edits(Request request) {
    return SimplerJson.of(request).stream()
        .map(edit -> edit.description() + ": " + text(edit, request))
        .toList();
  }

  private static String text(RequestEdit edit, Request request) {
    return edit.apply(request).body().text();
  }

  private static Request json(String body) {
    return new Request(
        "POST", "/orders", Headers.of(Map.of("content-type", "application/json")), Body.of(body));
  }
}
