package io.venomqa.adapters.standin.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.venomqa.adapters.standin.Ignored;
import io.venomqa.adapters.standin.StandIn;
import io.venomqa.engine.model.ContentHash;
import io.venomqa.engine.world.Checkpoint;
import io.venomqa.engine.world.SystemFailure;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Mails as programs send them, and as nobody should.
class MailStandInTest {

  private StandIn<?> mail;

  @BeforeEach
  void start() throws Exception {
    mail = MailStandIn.start("mail", 0, Ignored.NOTHING);
    mail.begin();
  }

  @AfterEach
  void close() {
    mail.close();
  }

  @Test
  void showsWhatAPersonWouldSee() throws Exception {
    MimeMessage message = message("Grüße aus Köln");
    message.setFrom(new InternetAddress("shop@x", "Der Läden"));
    message.setRecipients(RecipientType.TO, "Ann <ann@x>, bo@x");
    message.setRecipients(RecipientType.CC, "cc@x");
    message.setRecipients(RecipientType.BCC, "secret@x");
    MimeMultipart both = new MimeMultipart("alternative");
    both.addBodyPart(part("Zwei Bücher\r\nDanke", "plain"));
    both.addBodyPart(part("<b>Zwei Bücher</b>", "html"));
    MimeMultipart all = new MimeMultipart();
    MimeBodyPart texts = new MimeBodyPart();
    texts.setContent(both);
    all.addBodyPart(texts);
    MimeBodyPart attachment = new MimeBodyPart();
    attachment.setText("1;2", "US-ASCII", "csv");
    attachment.setFileName("bill.csv");
    attachment.setDisposition("attachment");
    all.addBodyPart(attachment);
    message.setContent(all);
    Transport.send(message);

    Map<?, ?> seen = only();

    assertEquals("shop@x", seen.get("from"));
    assertEquals(List.of("ann@x", "bo@x"), seen.get("to"));
    assertEquals(List.of("cc@x"), seen.get("cc"));
    assertEquals(List.of("ann@x", "bo@x", "cc@x", "secret@x"), seen.get("recipients"));
    assertEquals("Grüße aus Köln", seen.get("subject"));
    assertEquals("Zwei Bücher\nDanke", seen.get("text"));
    assertEquals("<b>Zwei Bücher</b>", seen.get("html"));
    assertEquals(
        List.of("bill.csv", "text/csv", 3L),
        ((List<?>) Objects.requireNonNull(seen.get("attachments")))
            .stream()
                .map(Map.class::cast)
                .flatMap(one -> List.of(one.get("name"), one.get("type"), one.get("size")).stream())
                .toList());
    assertEquals("Der Läden <shop@x>", ((Map<?, ?>) seen.get("headers")).get("from"));
  }

  @Test
  void theSameMailSentAgainLaterIsTheSameState() throws Exception {
    Checkpoint empty = mail.checkpoint();
    MimeMessage first = message("Hello");
    first.setHeader("Date", "Thu, 01 Jan 1970 00:00:00 +0000");
    Transport.send(first);
    ContentHash sent = mail.drain().content();
    mail.restore(empty);

    MimeMessage second = message("Hello");
    second.setHeader("Date", "Fri, 02 Jan 1970 00:00:00 +0000");
    Transport.send(second);

    assertEquals(sent, mail.drain().content());
  }

  @Test
  void aMailInFlightDuringARestoreIsGivenBackOrNotThere() throws Exception {
    Checkpoint empty = mail.checkpoint();
    Transport.send(message("late"));

    assertEquals(1, mail.restore(empty).size());

    assertEquals(List.of(), mail.look("messages", List.of()));
    assertEquals(List.of(), mail.audit());
  }

  @Test
  void takesAnyUserAndPassword() throws Exception {
    Session session = MailContractTest.session(mail);
    session.getProperties().put("mail.smtp.auth", "true");
    try (Transport transport = session.getTransport("smtp")) {
      transport.connect("user", "wrong");
      MimeMessage message = message("with a password");
      transport.sendMessage(message, message.getAllRecipients());
    }
    assertEquals("with a password", only().get("subject"));
  }

  @Test
  void whatIsNoMailIsKeptAsItIs() throws Exception {
    raw("\u0000\u0001 nothing of a mail: äö");
    assertTrue(String.valueOf(only().get("raw")).contains("nothing of a mail: äö"));
  }

  @Test
  void nestedMultipartsWithoutEndDoNoHarm() throws Exception {
    StringBuilder deep = new StringBuilder();
    for (int i = 0; i < 5_000; i++) {
      deep.append("Content-Type: multipart/mixed; boundary=b").append(i).append("\r\n\r\n--b");
      deep.append(i).append("\r\n");
    }
    raw(deep.toString());
    assertEquals(1, ((List<?>) mail.look("messages", List.of())).size());
  }

  @Test
  void aMailThatIsTooLargeIsRefused() {
    MessagingException refused =
        assertThrows(
            MessagingException.class,
            () -> {
              MimeMessage message = message("large");
              message.setText("x".repeat(MailStandIn.LARGEST_MAIL));
              Transport.send(message);
            });
    assertTrue(String.valueOf(refused).contains("552"), refused.toString());
  }

  @Test
  void aMailboxThatIsFullStopsTheRun() throws Exception {
    try (Socket socket = socket()) {
      StringBuilder session = new StringBuilder("EHLO x\r\n");
      session
          .append(
              "MAIL FROM:<a@x>\r\nRCPT TO:<b@x>\r\nDATA\r\nSubject: x\r\n\r\n.\r\n"
                  .repeat(MailStandIn.MOST_MAILS + 1))
          .append("QUIT\r\n");
      Thread reading =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  socket.getInputStream().transferTo(OutputStream.nullOutputStream());
                } catch (java.io.IOException ended) {
                  throw new java.io.UncheckedIOException(ended);
                }
              });
      socket.getOutputStream().write(session.toString().getBytes(StandardCharsets.US_ASCII));
      reading.join();
    }

    SystemFailure failure = assertThrows(SystemFailure.class, mail::drain);

    assertEquals(
        "the API sent more mails than the mailbox keeps: 10,000, or 256 MB", failure.getMessage());
  }

  @Test
  @Timeout(20)
  void endsThoughAClientIsConnected() throws Exception {
    try (Socket socket = socket()) {
      assertTrue(socket.getInputStream().read() > 0);
      mail.close();
      socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    }
  }

  private Map<?, ?> only() throws Exception {
    List<?> messages = (List<?>) Objects.requireNonNull(mail.look("messages", List.of()));
    assertEquals(1, messages.size());
    return (Map<?, ?>) messages.getFirst();
  }

  private MimeMessage message(String subject) throws MessagingException {
    MimeMessage message = new MimeMessage(MailContractTest.session(mail));
    message.setFrom("shop@x");
    message.setRecipients(RecipientType.TO, "ann@x");
    message.setSubject(subject, "UTF-8");
    message.setText("text");
    return message;
  }

  private static MimeBodyPart part(String text, String type) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(text, "UTF-8", type);
    return part;
  }

  private Socket socket() throws Exception {
    return new Socket(
        InetAddress.getLoopbackAddress(),
        Integer.parseInt(Objects.requireNonNull(mail.addresses().get("port"))));
  }

  private void raw(String content) throws Exception {
    try (Socket socket = socket();
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
      String session =
          "HELO x\r\nMAIL FROM:<a@x>\r\nRCPT TO:<b@x>\r\nDATA\r\n%s\r\n.\r\nQUIT\r\n"
              .formatted(content);
      socket.getOutputStream().write(session.getBytes(StandardCharsets.UTF_8));
      assertTrue(in.lines().anyMatch(line -> line.startsWith("221")));
    }
  }
}
