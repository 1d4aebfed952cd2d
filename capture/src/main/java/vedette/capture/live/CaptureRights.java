package vedette.capture.live;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import vedette.capture.CaptureException;

/// What to do for want of the right to capture.
final class CaptureRights {

    private static final long DUMPCAP_SECONDS = 3;

    private CaptureRights() {}

    /// What to tell somebody who may not, with the exact commands; what works at once for this user comes first.
    static CaptureException missing(String name) {
        return new CaptureException(remedies(name));
    }

    static String remedies(String name) {
        StringBuilder message = new StringBuilder("cannot capture on " + name
                + ": this user may not open packet sockets (CAP_NET_RAW is missing). Any of these helps:");
        if (mayRunDumpcap(name)) {
            message.append("\n  dumpcap -q -i ").append(name).append(" -w - | ./vedette ... -r -");
            message.append("\n      dumpcap may capture for you");
        }
        message.append("\n  sudo ./vedette ...");
        message.append("\n      it becomes your own user again before it reads a packet");
        message.append("\n  sudo setpriv --reuid=USER --regid=GROUP --init-groups"
                + " --inh-caps=+net_raw --ambient-caps=+net_raw -- ./vedette ...");
        message.append("\n      any user, with this one right");
        message.append("\nDo not use setcap on the java program: it would no longer start.");
        return message.toString();
    }

    /// Asks for the interface's link types, for which dumpcap must open it; listing interfaces needs no rights.
    private static boolean mayRunDumpcap(String name) {
        try {
            Process dumpcap = new ProcessBuilder("dumpcap", "-L", "-i", name)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean isDone = dumpcap.waitFor(DUMPCAP_SECONDS, TimeUnit.SECONDS);
            dumpcap.destroyForcibly();
            return isDone && dumpcap.exitValue() == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
