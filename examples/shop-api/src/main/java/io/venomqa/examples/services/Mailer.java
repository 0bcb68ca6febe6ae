package io.venomqa.examples.services;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.util.Properties;

/// Mails to the customer, by SMTP.
final class Mailer {

  private final Session session;

  /// A mailer at a server.
  ///
  /// @param url such as `smtp://127.0.0.1:25`
  Mailer(String url) {
    URI server = URI.create(url);
    Properties properties = new Properties();
    properties.setProperty("mail.smtp.host", server.getHost());
    properties.setProperty("mail.smtp.port", Integer.toString(server.getPort()));
    properties.setProperty("mail.smtp.localhost", "shop.example.org");
    this.session = Session.getInstance(properties);
  }

  void send(String subject) throws IOException {
    try {
      MimeMessage mail = new MimeMessage(session);
      mail.setFrom(new InternetAddress("shop@example.org"));
      mail.setRecipient(Message.RecipientType.TO, new InternetAddress("customer@example.org"));
      mail.setSubject(subject);
      mail.setText("With kind regards, your shop");
      Transport.send(mail);
    } catch (MessagingException e) {
      throw new IOException("the mail could not be sent: " + e.getMessage(), e);
    }
  }
}
