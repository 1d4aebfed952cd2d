package vedette.app.network;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import vedette.app.figures.Figure;
import vedette.app.figures.Target;
import vedette.common.NanoClock;

/// Asks hosts how long they take to open a connection, one after the other. A connection that is refused was
/// answered as well; nothing is said on one that is opened. To be run by a thread of its own: a name or a host
/// may take its time.
public final class Pings {

    private static final int LIMIT_MILLIS = 2_000;
    private static final long LIMIT_OF_ALL_SECONDS = 5;
    private static final int USUAL_PORT = 443;
    private static final long MICRO_NANOS = 1_000;
    private static final double NANOS = 1e9;

    private final List<String> targets;
    private final NanoClock clock;
    private final NanoClock steady;
    private final Target figures;

    /// @param targets each as `HOST` or `HOST:PORT`
    /// @param clock the time of which a minute's figures are
    /// @param steady by which it is measured how long something takes
    public Pings(List<String> targets, NanoClock clock, NanoClock steady, Target figures) {
        this.targets = List.copyOf(targets);
        this.clock = clock;
        this.steady = steady;
        this.figures = figures;
    }

    /// Asks all of them at once.
    ///
    /// @throws InterruptedException if whoever asks is to end
    public void run() throws InterruptedException {
        if (targets.isEmpty()) {
            return;
        }
        try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
            each.invokeAll(targets.stream().map(this::asking).toList(), LIMIT_OF_ALL_SECONDS, TimeUnit.SECONDS);
        }
    }

    private Callable<Boolean> asking(String target) {
        return () -> {
            InetSocketAddress address = address(target);
            long micros = clock.nanos() / MICRO_NANOS;
            long began = steady.nanos();
            boolean isAnswered = !address.isUnresolved() && isAnswered(address);
            long took = steady.nanos() - began;
            figures.figure(micros, Figure.PING_LOST_SHARE.label(), target, isAnswered ? 0 : 1);
            if (isAnswered) {
                figures.figure(micros, Figure.PING_SECONDS.label(), target, took / NANOS);
            }
            return isAnswered;
        };
    }

    private static boolean isAnswered(InetSocketAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(address, LIMIT_MILLIS);
            return true;
        } catch (ConnectException e) {
            return String.valueOf(e.getMessage()).contains("refused");
        } catch (IOException e) {
            return false; // too late, or no way there
        }
    }

    /// Asks for the name of a host before its time is measured.
    static InetSocketAddress address(String target) {
        int colon = target.lastIndexOf(':');
        boolean hasPort = colon >= 0 && (target.indexOf(':') == colon || target.charAt(colon - 1) == ']');
        String host = hasPort ? target.substring(0, colon) : target;
        int port = hasPort ? Integer.parseInt(target.substring(colon + 1)) : USUAL_PORT;
        return new InetSocketAddress(host.replace("[", "").replace("]", ""), port);
    }
}
