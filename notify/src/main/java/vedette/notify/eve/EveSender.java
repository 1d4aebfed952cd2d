package vedette.notify.eve;

import java.io.IOException;
import vedette.notify.message.Message;
import vedette.notify.message.Origin;
import vedette.notify.send.SendException;
import vedette.notify.send.Sender;
import vedette.notify.settings.EveChannel;

/// Writes messages to a file of EVE.
public final class EveSender implements Sender {

    private static final int AT_ONCE = 100;

    private final EveChannel channel;
    private final Origin origin;
    private final EveFile file;

    public EveSender(EveChannel channel, Origin origin) {
        this.channel = channel;
        this.origin = origin;
        file = new EveFile(channel);
    }

    @Override
    public int atOnce() {
        return AT_ONCE;
    }

    @Override
    public String send(Message message) throws SendException {
        try {
            file.add(EveEvent.line(message, origin));
            return "written to " + channel.file().toAbsolutePath();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void settle() throws SendException {
        try {
            file.settle();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private SendException failed(IOException cause) {
        close();
        return SendException.forNow(
                channel.file() + " cannot be written by " + System.getProperty("user.name") + ": "
                        + cause.getClass().getSimpleName() + " " + SendException.words(cause),
                cause);
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException _) {
            // it is mended when it is opened again
        }
    }
}
