package vedette.notify;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;
import org.jspecify.annotations.Nullable;

/// A server of syslog by TCP or TLS that reads messages by their counted lengths.
public final class TestSyslog implements AutoCloseable {

    private final ServerSocket server;
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final Thread acceptor;
    private final List<String> messages;

    /// @param port 0 for any
    /// @param keys for TLS; null for none
    /// @param messages is given what comes
    public TestSyslog(int port, @Nullable TestKeys keys, List<String> messages) throws IOException {
        this.messages = messages;
        ServerSocketFactory factory =
                keys == null ? ServerSocketFactory.getDefault() : keys.context().getServerSocketFactory();
        server = factory.createServerSocket();
        server.setReuseAddress(true);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        acceptor = Thread.ofVirtual().start(this::accept);
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = server.accept();
                connections.add(connection);
                Thread.ofVirtual().start(() -> read(connection));
            }
        } catch (IOException _) {
            // closed
        }
    }

    private void read(Socket connection) {
        try (InputStream in = connection.getInputStream()) {
            while (true) {
                ByteArrayOutputStream length = new ByteArrayOutputStream();
                int letter = in.read();
                while (letter >= '0' && letter <= '9') {
                    length.write(letter);
                    letter = in.read();
                }
                if (letter != ' ') {
                    return;
                }
                byte[] message = in.readNBytes(Integer.parseInt(length.toString(StandardCharsets.US_ASCII)));
                messages.add(new String(message, StandardCharsets.UTF_8));
            }
        } catch (IOException _) {
            // closed
        }
    }

    public int port() {
        return server.getLocalPort();
    }

    /// Returns when nobody can connect any more: what is accepted on is let go by the thread that accepts.
    @Override
    public void close() throws IOException {
        server.close();
        try {
            acceptor.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        for (Socket connection : connections) {
            connection.close();
        }
    }
}
