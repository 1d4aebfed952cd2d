package vedette.bench.year;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A server of syslog by TCP. When it goes away it breaks connections off, after it has read what had arrived.
final class LogServer implements Away {

    private static final Pattern DELIVERY = Pattern.compile(" cs4=([0-9a-z-]+)");
    private static final int LOOK_MILLIS = 20;

    private final Told told = new Told();
    private final int port;
    private @Nullable Listening listening;

    LogServer() throws IOException {
        listening = new Listening(0);
        port = listening.server.getLocalPort();
    }

    /// Until it goes away. One connection at a time, as there is one sender.
    private final class Listening {

        private final ServerSocket server = new ServerSocket();
        private final CountDownLatch ended = new CountDownLatch(1);
        private volatile boolean isLeaving;

        private Listening(int wanted) throws IOException {
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
            server.setSoTimeout(LOOK_MILLIS);
            Thread.ofPlatform().daemon().name("log-server").start(this::serve);
        }

        private void serve() {
            try (server) {
                while (!isLeaving) {
                    try (Socket connection = server.accept()) {
                        connection.setSoTimeout(LOOK_MILLIS);
                        read(connection);
                    } catch (SocketTimeoutException _) {
                        // nobody came
                    }
                }
            } catch (IOException e) {
                System.err.println("the server of syslog ended: " + e);
            }
            ended.countDown();
        }

        private void read(Socket connection) throws IOException {
            InputStream in = connection.getInputStream();
            while (!isLeaving || in.available() > 0) {
                try {
                    if (!message(in)) {
                        return;
                    }
                } catch (SocketTimeoutException _) {
                    // nothing came
                }
            }
            connection.setSoLinger(true, 0); // the other end sees that it was broken off
        }

        private void leave() {
            isLeaving = true;
            try {
                ended.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Reads one by its counted length.
    ///
    /// @return false if the other end has ended
    private boolean message(InputStream in) throws IOException {
        int letter = in.read();
        if (letter < 0) {
            return false;
        }
        ByteArrayOutputStream digits = new ByteArrayOutputStream();
        while (letter != ' ') {
            digits.write(letter);
            letter = in.read();
        }
        byte[] bytes = new byte[Integer.parseInt(digits.toString(StandardCharsets.US_ASCII))];
        int read = 0;
        while (read < bytes.length) {
            read += Math.max(0, in.read(bytes, read, bytes.length - read));
        }
        Matcher delivery = DELIVERY.matcher(new String(bytes, StandardCharsets.UTF_8));
        if (!delivery.find()) {
            throw new IOException("a message says not which it is");
        }
        told.add(delivery.group(1));
        return true;
    }

    int port() {
        return port;
    }

    @Override
    public void leave() {
        close();
    }

    @Override
    public void comeBack() throws IOException {
        if (listening == null) {
            listening = new Listening(port);
        }
    }

    @Override
    public Told told() {
        return told;
    }

    @Override
    public void close() {
        Listening begun = listening;
        listening = null;
        if (begun != null) {
            begun.leave();
        }
    }
}
