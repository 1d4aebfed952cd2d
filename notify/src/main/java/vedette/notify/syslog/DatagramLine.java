package vedette.notify.syslog;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import vedette.notify.settings.SyslogChannel;

/// A datagram for each message.
record DatagramLine(SyslogChannel channel) implements Line {

    /// What every receiver should take ([RFC 5426, section 3.2](https://www.rfc-editor.org/rfc/rfc5426#section-3.2)).
    private static final int MOST_BYTES = 2_048;

    @Override
    public int mostBytes() {
        return MOST_BYTES;
    }

    @Override
    public String send(byte[] message) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            InetAddress address = InetAddress.getByName(channel.host());
            socket.send(new DatagramPacket(message, message.length, address, channel.port()));
            return "sent to " + address.getHostAddress() + ":" + channel.port()
                    + "; by UDP nobody says whether it arrived";
        }
    }

    @Override
    public void settle() {
        // nobody knows
    }

    @Override
    public void close() {
        // nothing is open
    }
}
