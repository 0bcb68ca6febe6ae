package io.venomqa.adapters.postgres.proxy;

import io.venomqa.adapters.postgres.proxy.Backend.LoginFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Answers a server's requests to say who we are.
final class Authentication {

  private static final int OK = 0;
  private static final int CLEARTEXT = 3;
  private static final int MD5 = 5;
  private static final int SASL = 10;
  private static final int SASL_CONTINUE = 11;
  private static final int SASL_FINAL = 12;

  private final Wire wire;
  private final String user;
  private final String password;
  private Scram.@Nullable Client scram;

  Authentication(Wire wire, String user, String password) {
    this.wire = wire;
    this.user = user;
    this.password = password;
  }

  void answer(Message.Fields request) throws IOException, LoginFailure {
    int kind = request.int32();
    try {
      switch (kind) {
        case OK -> {
          if (scram != null) {
            throw new LoginFailure("", "the server did not prove that it knows the password");
          }
        }
        case CLEARTEXT -> say(new Message.Builder('p').text(Sql.bytes(password)));
        case MD5 -> say(new Message.Builder('p').text("md5" + md5(request.bytes(4))));
        case SASL -> begin(request);
        case SASL_CONTINUE ->
            say(new Message.Builder('p').bytes(bytes(begun().last(text(request)))));
        case SASL_FINAL -> {
          begun().check(text(request));
          scram = null;
        }
        default ->
            throw new LoginFailure(
                "", "the server asks for a way of authentication that the proxy does not have");
      }
    } catch (Scram.Failed failed) {
      throw new LoginFailure("28P01", "authentication failed: " + failed.getMessage());
    }
  }

  private void begin(Message.Fields request) throws IOException, LoginFailure {
    List<String> offered = new ArrayList<>();
    for (String name = request.text(); !name.isEmpty(); name = request.text()) {
      offered.add(name);
    }
    if (!offered.contains(Scram.NAME)) {
      throw new LoginFailure("", "the server offers no way to authenticate but " + offered);
    }
    Scram.Client beginning = new Scram.Client(password);
    scram = beginning;
    byte[] first = bytes(beginning.first());
    say(new Message.Builder('p').text(Scram.NAME).int32(first.length).bytes(first));
  }

  private Scram.Client begun() throws ProtocolViolation {
    if (scram == null) {
      throw new ProtocolViolation("an answer to nothing");
    }
    return scram;
  }

  private void say(Message.Builder answer) throws IOException {
    wire.write(answer.message());
    wire.flush();
  }

  private String md5(byte[] salt) {
    try {
      MessageDigest md5 = MessageDigest.getInstance("MD5");
      String inner = HexFormat.of().formatHex(md5.digest(bytes(password + user)));
      md5.update(bytes(inner));
      return HexFormat.of().formatHex(md5.digest(salt));
    } catch (GeneralSecurityException everyJvmHasIt) {
      throw new IllegalStateException(everyJvmHasIt);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(Message.Fields fields) {
    return new String(fields.rest(), StandardCharsets.UTF_8);
  }
}
