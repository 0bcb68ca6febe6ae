package io.venomqa.adapters.postgres.proxy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// SCRAM-SHA-256 (RFC 5802, 7677) without channel binding, for both sides of a conversation.
final class Scram {

  static final String NAME = "SCRAM-SHA-256";

  /// Says: no channel binding.
  private static final String HEADER = "n,,";

  private static final int KEY_BITS = 256;
  private static final int MOST_ITERATIONS = 1_000_000;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Scram() {}

  /// The password, the nonce or a proof is wrong, or a message is none.
  static final class Failed extends Exception {

    private static final long serialVersionUID = 1;

    Failed(String message) {
      super(message);
    }
  }

  /// The side that proves that it knows the password.
  static final class Client {

    private final String password;
    private final String firstBare;
    private final String nonce = nonce();
    private byte[] serverSignature = new byte[0];

    Client(String password) {
      this.password = password;
      this.firstBare = "n=,r=" + nonce;
    }

    String first() {
      return HEADER + firstBare;
    }

    /// Answers the server's challenge.
    String last(String serverFirst) throws Failed {
      Map<Character, String> challenge = attributes(serverFirst);
      String combined = challenge.getOrDefault('r', "");
      if (!combined.startsWith(nonce) || combined.length() == nonce.length()) {
        throw new Failed("the server's nonce does not continue ours");
      }
      Keys keys =
          Keys.of(
              password, base64(challenge.get('s')), iterations(challenge.getOrDefault('i', "")));
      String withoutProof = "c=" + encoded(bytes(HEADER)) + ",r=" + combined;
      String said = firstBare + "," + serverFirst + "," + withoutProof;
      serverSignature = hmac(keys.server, said);
      byte[] proof = xor(keys.client, hmac(sha256(keys.client), said));
      return withoutProof + ",p=" + encoded(proof);
    }

    /// Whether the server knows the password too.
    void check(String serverLast) throws Failed {
      if (!MessageDigest.isEqual(
          serverSignature, base64(attributes(serverLast).getOrDefault('v', "")))) {
        throw new Failed("the server does not know the password");
      }
    }
  }

  /// The side that asks for the password.
  static final class Server {

    private final Keys keys;
    private final byte[] salt;
    private final int iterations;
    private String clientFirstBare = "";
    private String header = "";
    private String serverFirst = "";
    private String nonce = "";

    Server(Secret secret) {
      this.keys = secret.keys;
      this.salt = secret.salt;
      this.iterations = secret.iterations;
    }

    String first(String clientFirst) throws Failed {
      if (!clientFirst.startsWith("n,") && !clientFirst.startsWith("y,")) {
        throw new Failed("channel binding is not offered");
      }
      int end = clientFirst.indexOf(',', 2);
      if (end < 0) {
        throw new Failed("a malformed message");
      }
      header = clientFirst.substring(0, end + 1);
      clientFirstBare = clientFirst.substring(end + 1);
      String theirs = attributes(clientFirstBare).getOrDefault('r', "");
      if (theirs.isEmpty()) {
        throw new Failed("a message without a nonce");
      }
      nonce = theirs + Scram.nonce();
      serverFirst = "r=" + nonce + ",s=" + encoded(salt) + ",i=" + iterations;
      return serverFirst;
    }

    /// @throws Failed when the client does not know the password
    String last(String clientLast) throws Failed {
      int end = clientLast.lastIndexOf(",p=");
      if (end < 0) {
        throw new Failed("a message without a proof");
      }
      String withoutProof = clientLast.substring(0, end);
      Map<Character, String> said = attributes(withoutProof);
      if (!nonce.equals(said.get('r')) || !encoded(bytes(header)).equals(said.get('c'))) {
        throw new Failed("another nonce than before");
      }
      String all = clientFirstBare + "," + serverFirst + "," + withoutProof;
      byte[] stored = sha256(keys.client);
      byte[] proof = base64(clientLast.substring(end + 3));
      if (proof.length != stored.length
          || !MessageDigest.isEqual(stored, sha256(xor(proof, hmac(stored, all))))) {
        throw new Failed("a wrong password");
      }
      return "v=" + encoded(hmac(keys.server, all));
    }
  }

  /// What a server keeps of a password.
  static final class Secret {

    private final Keys keys;
    private final byte[] salt;
    private final int iterations;

    private Secret(Keys keys, byte[] salt, int iterations) {
      this.keys = keys;
      this.salt = salt;
      this.iterations = iterations;
    }

    static Secret of(String password) {
      byte[] salt = new byte[16];
      RANDOM.nextBytes(salt);
      try {
        return new Secret(Keys.of(password, salt, 4096), salt, 4096);
      } catch (Failed impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }

  private static final class Keys {

    private final byte[] client;
    private final byte[] server;

    private Keys(byte[] client, byte[] server) {
      this.client = client;
      this.server = server;
    }

    static Keys of(String password, byte[] salt, int iterations) throws Failed {
      byte[] salted;
      try {
        String normal = Normalizer.normalize(password, Normalizer.Form.NFKC);
        salted =
            SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(new PBEKeySpec(normal.toCharArray(), salt, iterations, KEY_BITS))
                .getEncoded();
      } catch (GeneralSecurityException | IllegalArgumentException e) {
        throw new Failed("a password or a salt that cannot be used");
      }
      return new Keys(hmac(salted, "Client Key"), hmac(salted, "Server Key"));
    }
  }

  private static int iterations(String text) throws Failed {
    if (!text.matches("[0-9]{1,7}")
        || Integer.parseInt(text) == 0
        || Integer.parseInt(text) > MOST_ITERATIONS) {
      throw new Failed("a number of iterations that cannot be");
    }
    return Integer.parseInt(text);
  }

  private static Map<Character, String> attributes(String message) {
    Map<Character, String> attributes = new HashMap<>();
    int at = 0;
    while (at < message.length()) {
      int end = message.indexOf(',', at);
      end = end < 0 ? message.length() : end;
      if (end - at > 1 && message.charAt(at + 1) == '=') {
        attributes.put(message.charAt(at), message.substring(at + 2, end));
      }
      at = end + 1;
    }
    return attributes;
  }

  private static String nonce() {
    byte[] random = new byte[18];
    RANDOM.nextBytes(random);
    return encoded(random);
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(bytes(text));
    } catch (GeneralSecurityException everyJvmHasIt) {
      throw new IllegalStateException(everyJvmHasIt);
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException everyJvmHasIt) {
      throw new IllegalStateException(everyJvmHasIt);
    }
  }

  private static byte[] xor(byte[] one, byte[] other) {
    byte[] result = new byte[one.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = (byte) (one[i] ^ other[i]);
    }
    return result;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String encoded(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] base64(@Nullable String text) throws Failed {
    try {
      return Base64.getDecoder().decode(text == null ? "" : text);
    } catch (IllegalArgumentException notBase64) {
      throw new Failed("a malformed message");
    }
  }
}
