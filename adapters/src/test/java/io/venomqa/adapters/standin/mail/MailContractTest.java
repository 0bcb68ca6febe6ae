package io.venomqa.adapters.standin.mail;

import io.venomqa.adapters.contract.Subject;
import io.venomqa.adapters.standin.HalfSent;
import io.venomqa.adapters.standin.Ignored;
import io.venomqa.adapters.standin.StandIn;
import io.venomqa.adapters.standin.StandInContract;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;

/// Mails sent by a real mail library over a connection that stays open; read as they were sent,
/// which the stand-in passes on byte for byte.
class MailContractTest extends StandInContract {

  @Override
  protected Subject subject(String variant) throws Exception {
    StandIn<?> mail = MailStandIn.start("mail", 0, Ignored.NOTHING);
    Session session = session(mail);
    Transport open = session.getTransport("smtp");
    open.connect();
    return subject(
        mail,
        random -> {
          if (random.nextInt(5) == 0) {
            open.isConnected(); // A NOOP: a call that sends no mail.
            return;
          }
          MimeMessage message = message(session, "Bestellung " + random.nextInt(3));
          message.setRecipient(
              Message.RecipientType.TO, new InternetAddress("c" + random.nextInt(3) + "@x"));
          message.setText("Grüße\r\n.\r\n" + random.nextInt(2), "UTF-8");
          message.saveChanges();
          open.sendMessage(message, message.getAllRecipients());
        },
        marker -> {
          MimeMessage message = message(session, marker);
          message.saveChanges();
          open.sendMessage(message, message.getAllRecipients());
          return marker;
        },
        marker ->
            HalfSent.to(
                port(mail),
                "EHLO x\r\nMAIL FROM:<a@x>\r\nRCPT TO:<b@x>\r\nDATA\r\nSubject: "
                    + marker
                    + "\r\n\r\nHello\r\n.\r\nQUIT\r\n",
                marker),
        () -> dump(mail),
        () -> {
          try {
            open.close();
          } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static MimeMessage message(Session session, String subject) throws Exception {
    MimeMessage message = new MimeMessage(session);
    message.setFrom(new InternetAddress("shop@x", "Der Läden"));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress("c0@x"));
    message.setSubject(subject, "UTF-8");
    message.setText("Grüße", "UTF-8");
    return message;
  }

  static Session session(StandIn<?> mail) {
    Properties properties = new Properties();
    properties.put("mail.smtp.host", "127.0.0.1");
    properties.put("mail.smtp.port", Objects.requireNonNull(mail.addresses().get("port")));
    return Session.getInstance(properties);
  }

  private static String dump(StandIn<?> mail) throws Exception {
    return ((List<?>) Objects.requireNonNull(mail.look("messages", List.of())))
        .stream()
            .map(one -> String.valueOf(((Map<?, ?>) one).get("raw")))
            .map(raw ->
                raw.lines()
                    .filter(line -> !line.startsWith("Message-ID:") && !line.startsWith("Date:"))
                    .collect(Collectors.joining("\n")))
            .collect(Collectors.joining("\n----\n"));
  }
}
