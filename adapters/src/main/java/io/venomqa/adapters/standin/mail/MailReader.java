package io.venomqa.adapters.standin.mail;

import io.venomqa.adapters.standin.mail.Mail.Attachment;
import io.venomqa.engine.model.Body;
import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Reads one mail: headers, texts and attachments. What cannot be read is left as it is written;
/// nothing is refused.
final class MailReader {

  private static final int DEEPEST = 20;
  private static final int MOST_PARTS = 500;

  private final List<Attachment> attachments = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder html = new StringBuilder();
  private int parts;

  private MailReader() {}

  static Mail read(long number, String sender, List<String> recipients, byte[] raw) {
    MailReader reader = new MailReader();
    try {
      return reader.mail(number, sender, recipients, raw);
    } catch (MessagingException | IOException | RuntimeException unreadable) {
      // An API that sends broken mails is to be looked at, not to be refused.
      return new Mail(
          number,
          sender,
          recipients,
          List.of(),
          List.of(),
          List.of(),
          "",
          new String(raw, StandardCharsets.UTF_8),
          "",
          List.of(),
          Map.of(),
          Body.of(raw));
    }
  }

  private Mail mail(long number, String sender, List<String> recipients, byte[] raw)
      throws MessagingException, IOException {
    MimeMessage message = new MimeMessage(null, new ByteArrayInputStream(raw));
    part(message, 0);
    String subject = message.getHeader("Subject", null);
    return new Mail(
        number,
        sender,
        List.copyOf(recipients),
        addresses(message.getHeader("From", ",")),
        addresses(message.getHeader(RecipientType.TO.toString(), ",")),
        addresses(message.getHeader(RecipientType.CC.toString(), ",")),
        subject == null ? "" : decoded(subject),
        unified(text),
        unified(html),
        List.copyOf(attachments),
        headers(message),
        Body.of(raw));
  }

  private void part(Part part, int depth) throws MessagingException, IOException {
    if (depth > DEEPEST || ++parts > MOST_PARTS) {
      return;
    }
    ContentType type = type(part);
    if (type.match("multipart/*")) {
      MimeMultipart multipart = new MimeMultipart(part.getDataHandler().getDataSource());
      for (int i = 0; i < multipart.getCount(); i++) {
        BodyPart below = multipart.getBodyPart(i);
        part(below, depth + 1);
      }
      return;
    }
    byte[] content = part.getInputStream().readAllBytes();
    boolean attached = Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition());
    if (type.match("text/plain") && !attached) {
      text.append(new String(content, charset(type)));
    } else if (type.match("text/html") && !attached) {
      html.append(new String(content, charset(type)));
    } else {
      String name = part.getFileName();
      attachments.add(
          new Attachment(
              name == null ? "" : decoded(name),
              type.getBaseType(),
              content.length,
              sha256(content)));
    }
  }

  private static ContentType type(Part part) throws MessagingException {
    try {
      return new ContentType(part.getContentType());
    } catch (ParseException unreadable) {
      return new ContentType("text", "plain", null);
    }
  }

  private static Charset charset(ContentType type) {
    String name = type.getParameter("charset");
    try {
      return name == null ? StandardCharsets.UTF_8 : Charset.forName(MimeUtility.javaCharset(name));
    } catch (IllegalArgumentException unknown) {
      return StandardCharsets.ISO_8859_1;
    }
  }

  private static List<String> addresses(String header) {
    if (header == null) {
      return List.of();
    }
    try {
      return Stream.of(InternetAddress.parseHeader(header, false)).map(MailReader::bare).toList();
    } catch (AddressException unreadable) {
      return List.of(decoded(header));
    }
  }

  private static String bare(Address address) {
    return address instanceof InternetAddress internet
        ? String.valueOf(internet.getAddress())
        : address.toString();
  }

  private static Map<String, List<String>> headers(MimeMessage message) throws MessagingException {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (Header header : Collections.list(message.getAllHeaders())) {
      headers
          .computeIfAbsent(header.getName(), _ -> new ArrayList<>())
          .add(decoded(MimeUtility.unfold(header.getValue())));
    }
    headers.replaceAll((name, values) -> List.copyOf(values));
    return Collections.unmodifiableMap(headers);
  }

  private static String decoded(String header) {
    try {
      return MimeUtility.decodeText(MimeUtility.unfold(header));
    } catch (java.io.UnsupportedEncodingException unknown) {
      return header;
    }
  }

  /// With line ends as scripts write them; the last one is the mail's, not the text's.
  private static String unified(StringBuilder text) {
    String lines = text.toString().replace("\r\n", "\n");
    return lines.endsWith("\n") ? lines.substring(0, lines.length() - 1) : lines;
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has SHA-256.", e);
    }
  }
}
