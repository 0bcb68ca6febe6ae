package io.venomqa.engine.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CookiesTest {

  @Test
  void keepsWhatTheApiSets() {
    Cookies cookies = Cookies.NONE.after(set("session=abc; Path=/; HttpOnly", "theme=dark"));

    assertEquals("session=abc; theme=dark", cookies.header());
  }

  @Test
  void dropsWhatTheApiExpires() {
    Cookies cookies = Cookies.NONE.after(set("session=abc")).after(set("session=; Max-Age=0"));

    assertEquals(Cookies.NONE, cookies);
  }

  @Test
  void passesOverWhatCannotBeRead() {
    assertEquals(Cookies.NONE, Cookies.NONE.after(set("=nothing")));
  }

  private static Headers set(String... lines) {
    return new Headers(Map.of("Set-Cookie", List.of(lines)));
  }
}
