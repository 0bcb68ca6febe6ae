package io.venomqa.adapters.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommandLineTest {

  @Test
  void splitsAtSpacesOutsideQuotes() {
    assertEquals(
        List.of("java", "-jar", "my shop.jar", "--name=a b", "", "$HOME"),
        CommandLine.split("java  -jar 'my shop.jar' --name=\"a b\" '' $HOME\n", false));
  }

  @Test
  void backslashTakesTheNextCharacterAsItIs() {
    assertEquals(
        List.of("a b", "\"c\"", "d\\e", "f\\g"),
        CommandLine.split("a\\ b \"\\\"c\\\"\" 'd\\e' \"f\\g\"", false));
  }

  @Test
  void backslashIsPartOfAPathOnWindows() {
    assertEquals(
        List.of("C:\\Program Files\\java", "it's"),
        CommandLine.split("\"C:\\Program Files\\java\" it's", true));
  }

  @Test
  void refusesAnOpenQuote() {
    assertEquals(
        "the quote \" is not closed",
        assertThrows(IllegalArgumentException.class, () -> CommandLine.split("java \"-jar", false))
            .getMessage());
  }
}
