package io.venomqa.adapters.standin.mail;

import io.venomqa.adapters.standin.Content;
import io.venomqa.adapters.standin.Item;
import io.venomqa.adapters.standin.PlainJson;
import io.venomqa.adapters.standin.mail.Mailbox.Mails;
import io.venomqa.engine.model.Cell;
import io.venomqa.engine.model.Row;
import io.venomqa.engine.world.Inspectable.View;
import io.venomqa.engine.world.QueryFailure;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// All mails in the order in which they arrived.
final class Mailbox implements Content<Mails> {

  /// @param bytes the size of all mails together
  record Mails(List<Mail> list, long bytes) {

    static final Mails NONE = new Mails(List.of(), 0);

    Mails {
      list = List.copyOf(list);
    }

    Mails with(Mail mail) {
      List<Mail> more = new ArrayList<>(list);
      more.add(mail);
      return new Mails(more, bytes + mail.raw().length());
    }
  }

  /// Made anew by every mail program with every mail.
  private static final Set<String> INCIDENTAL_HEADERS =
      Set.of("date", "message-id", "received", "dkim-signature");

  private static final List<String> COLUMNS =
      List.of(
          "from",
          "to",
          "cc",
          "subject",
          "text",
          "html",
          "attachments",
          "sender",
          "recipients",
          "headers",
          "message_id",
          "date");

  @Override
  public String kind() {
    return "mail server";
  }

  @Override
  public List<Item> items(Mails state) {
    return state.list().stream().map(Mailbox::item).toList();
  }

  private static Item item(Mail mail) {
    List<Cell> cells =
        List.of(
            list(mail.from()),
            list(mail.to()),
            list(mail.cc()),
            new Cell.Text(mail.subject()),
            new Cell.Text(mail.text()),
            new Cell.Text(mail.html()),
            new Cell.Json(PlainJson.text(attachments(mail))),
            new Cell.Text(mail.sender()),
            list(mail.recipients()),
            new Cell.Json(PlainJson.text(lasting(mail.headers()))),
            first(mail, "Message-ID"),
            first(mail, "Date"));
    String number = Long.toString(mail.number());
    return new Item(
        "messages", number, number, new Row(COLUMNS, cells), Set.of("message_id", "date"));
  }

  private static Cell list(List<String> texts) {
    return texts.size() == 1
        ? new Cell.Text(texts.getFirst())
        : new Cell.Json(PlainJson.text(texts));
  }

  private static Cell first(Mail mail, String name) {
    return mail.headers().entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .<Cell>map(header -> new Cell.Text(header.getValue().getFirst()))
        .findFirst()
        .orElse(new Cell.Null());
  }

  /// The headers that a program sets of its own will, and the type without its random boundary.
  private static Map<String, List<String>> lasting(Map<String, List<String>> headers) {
    Map<String, List<String>> lasting = new TreeMap<>();
    headers.forEach((name, values) -> {
      if (!INCIDENTAL_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
        lasting.put(
            name,
            values.stream()
                .map(value ->
                    name.equalsIgnoreCase("Content-Type")
                        ? value.replaceAll("(?i);\\s*boundary=(\"[^\"]*\"|[^;]*)", "")
                        : value)
                .toList());
      }
    });
    return lasting;
  }

  @Override
  public List<View> views() {
    return List.of(new View("messages", false));
  }

  @Override
  public @Nullable Object look(String view, List<? extends @Nullable Object> arguments, Mails state)
      throws QueryFailure {
    return state.list().stream().map(Mailbox::shown).toList();
  }

  private static Map<String, Object> shown(Mail mail) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("from", mail.from().isEmpty() ? "" : mail.from().getFirst());
    shown.put("to", mail.to());
    shown.put("cc", mail.cc());
    shown.put("subject", mail.subject());
    shown.put("text", mail.text());
    shown.put("html", mail.html());
    shown.put("attachments", attachments(mail));
    shown.put("sender", mail.sender());
    shown.put("recipients", mail.recipients());
    Map<String, String> headers = new TreeMap<>();
    mail.headers()
        .forEach((name, values) ->
            headers.merge(
                name.toLowerCase(Locale.ROOT),
                String.join(", ", values),
                (one, other) -> one + ", " + other));
    shown.put("headers", headers);
    shown.put("raw", new String(mail.raw().bytes(), StandardCharsets.UTF_8));
    return shown;
  }

  private static List<Map<String, Object>> attachments(Mail mail) {
    return mail.attachments().stream()
        .<Map<String, Object>>map(attachment -> {
          Map<String, Object> shown = new LinkedHashMap<>();
          shown.put("name", attachment.name());
          shown.put("type", attachment.type());
          shown.put("size", attachment.size());
          shown.put("sha256", attachment.sha256());
          return shown;
        })
        .toList();
  }
}
