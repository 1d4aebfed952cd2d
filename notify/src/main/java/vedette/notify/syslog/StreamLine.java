package vedette.notify.syslog;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import vedette.notify.send.Trust;
import vedette.notify.settings.SyslogChannel;

/// A connection that stays, by TCP or TLS. Servers do not answer, so what can be known is whether the connection has
/// ended: before each message it is looked for, and after the last of several.
final class StreamLine implements Line {

    private static final int MOST_BYTES = 8_192;
    private static final int LOOK_MILLIS = 1;
    private static final int LAST_LOOK_MILLIS = 20;

    private final SyslogChannel channel;
    private @Nullable Socket socket;

    StreamLine(SyslogChannel channel) {
        this.channel = channel;
    }

    @Override
    public int mostBytes() {
        return MOST_BYTES;
    }

    @Override
    public String send(byte[] message) throws IOException {
        Socket open = socket;
        if (open != null && hasEnded(open, LOOK_MILLIS)) {
            close();
            open = null;
        }
        if (open == null) {
            open = connect();
            socket = open;
        }
        byte[] length = (message.length + " ").getBytes(StandardCharsets.US_ASCII);
        byte[] frame = new byte[length.length + message.length];
        System.arraycopy(length, 0, frame, 0, length.length);
        System.arraycopy(message, 0, frame, length.length, message.length);
        OutputStream out = open.getOutputStream();
        out.write(frame);
        out.flush();
        return "sent to " + open.getInetAddress().getHostAddress() + ":" + channel.port() + " by "
                + channel.transport().label() + "; syslog has no answer";
    }

    @Override
    public void settle() throws IOException {
        Socket open = socket;
        if (open != null && hasEnded(open, LAST_LOOK_MILLIS)) {
            close(); // whoever ends a connection in order has read what was sent before
        }
    }

    /// Whether the other end sends no more.
    ///
    /// @throws IOException if it has broken the connection off
    private static boolean hasEnded(Socket open, int millis) throws IOException {
        open.setSoTimeout(millis);
        try {
            return open.getInputStream().read() < 0;
        } catch (SocketTimeoutException _) {
            return false;
        }
    }

    private Socket connect() throws IOException {
        int millis = (int) channel.timeout().toMillis();
        Socket plain = new Socket();
        try {
            InetSocketAddress address = new InetSocketAddress(channel.host(), channel.port());
            if (address.isUnresolved()) {
                throw new UnknownHostException("no address is known for " + channel.host());
            }
            plain.connect(address, millis);
            plain.setSoTimeout(millis);
            plain.setTcpNoDelay(true);
            return channel.transport() == SyslogChannel.Transport.TLS ? protect(plain) : plain;
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }

    private Socket protect(Socket plain) throws IOException {
        SSLSocket secure = (SSLSocket)
                Trust.of(channel.trust()).getSocketFactory().createSocket(plain, channel.host(), channel.port(), true);
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS"); // the certificate must be of this host
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        return secure;
    }

    @Override
    public void close() {
        Socket open = socket;
        socket = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException _) {
                // it is of no more use either way
            }
        }
    }
}
