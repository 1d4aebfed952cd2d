package vedette.notify.syslog;

import java.io.IOException;
import vedette.notify.message.Message;
import vedette.notify.message.Origin;
import vedette.notify.send.SendException;
import vedette.notify.send.Sender;
import vedette.notify.settings.SyslogChannel;

/// Sends messages to a server of syslog.
public final class SyslogSender implements Sender {

    private static final int AT_ONCE = 100;

    private final SyslogChannel channel;
    private final Origin origin;
    private final Line line;

    public SyslogSender(SyslogChannel channel, Origin origin) {
        this.channel = channel;
        this.origin = origin;
        line = switch (channel.transport()) {
            case UDP -> new DatagramLine(channel);
            case TCP, TLS -> new StreamLine(channel);
        };
    }

    @Override
    public int atOnce() {
        return AT_ONCE;
    }

    @Override
    public String send(Message message) throws SendException {
        try {
            return line.send(SyslogLine.of(message, origin, channel.facility(), line.mostBytes()));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void settle() throws SendException {
        try {
            line.settle();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private SendException failed(IOException cause) {
        line.close();
        return SendException.forNow(channel.where() + ": " + SendException.words(cause), cause);
    }

    @Override
    public void close() {
        line.close();
    }
}
