package io.venomqa.adapters.standin.mail;

import io.venomqa.engine.model.Body;
import java.util.List;
import java.util.Map;

/// One mail as it arrived.
///
/// @param number 1 for the first of the mailbox
/// @param sender of the envelope
/// @param recipients of the envelope, blind copies included
/// @param from bare addresses, as in `to` and `cc`
/// @param text of its plain-text part; empty when there is none, as in `html`
/// @param headers decoded, by name as written
record Mail(
    long number,
    String sender,
    List<String> recipients,
    List<String> from,
    List<String> to,
    List<String> cc,
    String subject,
    String text,
    String html,
    List<Attachment> attachments,
    Map<String, List<String>> headers,
    Body raw) {

  /// @param sha256 of its content, in hexadecimal digits
  record Attachment(String name, String type, long size, String sha256) {}
}
