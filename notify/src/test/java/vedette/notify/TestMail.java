package vedette.notify;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;
import vedette.notify.settings.MailChannel;
import vedette.notify.settings.Protection;

/// A server of mail that has an answer of its own for each address.
public final class TestMail implements AutoCloseable {

    private static final int TAKEN = 250;

    private final Map<String, Integer> answers = new ConcurrentHashMap<>();
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final SMTPServer server;

    public TestMail() {
        server = new SMTPServer.Builder()
                .bindAddress(InetAddress.getLoopbackAddress())
                .port(0)
                .messageHandlerFactory(_ -> new Mailbox())
                .build();
        server.start();
    }

    /// One mail on its way.
    private final class Mailbox implements MessageHandler {

        private final List<String> to = new ArrayList<>();

        @Override
        public void from(String from) {
            // whoever it is
        }

        @Override
        public void recipient(String recipient) throws RejectException {
            int answer = answers.getOrDefault(recipient, TAKEN);
            if (answer != TAKEN) {
                throw new RejectException(answer, "not this one");
            }
            to.add(recipient);
        }

        @Override
        public @Nullable String data(InputStream mail) throws IOException {
            mail.readAllBytes();
            taken.addAll(to);
            return null;
        }

        @Override
        public void done() {
            // the next has a mailbox of its own
        }
    }

    /// From now on an address is answered so; by 250 it takes what is sent.
    public void answer(String address, int code) {
        answers.put(address, code);
    }

    /// To whom mails were delivered, in order.
    public List<String> taken() {
        return taken;
    }

    /// The way to it.
    public MailChannel channel(String... to) {
        return new MailChannel(
                "localhost",
                server.getPortAllocated(),
                Protection.NONE,
                "",
                null,
                "vedette@example.org",
                List.of(to),
                null,
                Duration.ofSeconds(20));
    }

    @Override
    public void close() {
        server.stop();
    }
}
