package io.venomqa.adapters.standin.mail;

import io.venomqa.adapters.standin.Held;
import io.venomqa.adapters.standin.Held.Step;
import io.venomqa.adapters.standin.Ignored;
import io.venomqa.adapters.standin.LoopbackHttp;
import io.venomqa.adapters.standin.Server;
import io.venomqa.adapters.standin.StandIn;
import io.venomqa.adapters.standin.mail.Mailbox.Mails;
import io.venomqa.adapters.thread.DaemonThreads;
import io.venomqa.engine.world.SystemFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.server.SMTPServer;

/// A mail server that takes every mail from everybody and delivers none.
public final class MailStandIn {

  /// One mail, in bytes.
  static final int LARGEST_MAIL = 16 << 20;

  /// All mails of a mailbox together, in bytes.
  static final long LARGEST_MAILBOX = 256L << 20;

  static final int MOST_MAILS = 10_000;
  private static final int MOST_CONNECTIONS = 64;

  private MailStandIn() {}

  /// Starts to listen for SMTP on the loopback address, without TLS; any user and password is
  /// right.
  ///
  /// @param port 0 for a free one
  /// @throws SystemFailure when the port cannot be had
  public static StandIn<?> start(String name, int port, Ignored ignored) throws SystemFailure {
    Held<Mails> held = new Held<>(Mails.NONE);
    return new StandIn<>(name, new Mailbox(), held, ignored, listen(name, port, held));
  }

  private static Server listen(String name, int port, Held<Mails> held) throws SystemFailure {
    ExecutorService threads =
        Executors.newCachedThreadPool(DaemonThreads.factory("standin-" + name));
    try {
      SMTPServer server =
          SMTPServer.port(port)
              .bindAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))
              .hostName("localhost")
              .softwareName("VenomQA")
              .maxConnections(MOST_CONNECTIONS)
              .connectionTimeout(5, TimeUnit.MINUTES)
              .maxMessageSize(LARGEST_MAIL)
              .insertReceivedHeaders(false)
              .authenticationHandlerFactory(
                  new EasyAuthenticationHandlerFactory((user, password, context) -> {}))
              .executorService(threads)
              .messageHandlerFactory(_ -> new Delivery(held))
              .build();
      server.start();
      return new Listening(server, threads);
    } catch (IOException | RuntimeException taken) {
      threads.shutdownNow();
      throw LoopbackHttp.portTaken(name, port, taken);
    }
  }

  private record Listening(SMTPServer server, ExecutorService threads) implements Server {

    @Override
    public Map<String, String> addresses() {
      String port = Integer.toString(server.getPortAllocated());
      return Map.of("url", "smtp://127.0.0.1:" + port, "host", "127.0.0.1", "port", port);
    }

    @Override
    public void close() {
      server.stop();
      threads.shutdownNow();
    }
  }

  /// One mail on its way in.
  private static final class Delivery implements MessageHandler {

    private final Held<Mails> held;
    private final List<String> recipients = new ArrayList<>();
    private String sender = "";

    Delivery(Held<Mails> held) {
      this.held = held;
    }

    @Override
    public void from(String from) {
      sender = from;
    }

    @Override
    public void recipient(String recipient) {
      recipients.add(recipient);
    }

    @Override
    public String data(InputStream data) throws RejectException, IOException {
      byte[] raw = data.readNBytes(LARGEST_MAIL + 1);
      if (raw.length > LARGEST_MAIL) {
        data.transferTo(OutputStream.nullOutputStream());
        throw new RejectException(552, "This stand-in takes mails up to 16 MB");
      }
      if (!isKept(raw)) {
        throw new RejectException(452, "The mailbox of this stand-in is full");
      }
      return "Kept";
    }

    private boolean isKept(byte[] raw) {
      return held.change(mails -> {
        if (mails.list().size() >= MOST_MAILS || mails.bytes() + raw.length > LARGEST_MAILBOX) {
          held.overflow("the API sent more mails than the mailbox keeps: 10,000, or 256 MB");
          return Step.stay(mails, false);
        }
        Mail mail = MailReader.read(mails.list().size() + 1L, sender, recipients, raw);
        return Step.write(mails.with(mail), true);
      });
    }

    @Override
    public void done() {}
  }
}
