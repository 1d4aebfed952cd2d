package vedette.app.dashboard;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import vedette.app.session.MessageOptions;
import vedette.web.Dashboard;

/// Whether there is a dashboard, and where.
public final class DashboardOptions {

    private static final int MOST_PORTS = 65_535;

    @Option(names = "--no-dashboard", description = "without the dashboard")
    private boolean isWithout;

    @Option(
            names = "--listen",
            paramLabel = "[HOST:]PORT",
            description = "where the dashboard is (default: 127.0.0.1:5000, or the next free port up to 5009)")
    private @Nullable String listen;

    @Option(
            names = "--host-name",
            paramLabel = "NAME",
            split = ",",
            description = "a name under which the dashboard may be asked for, beside numbers and localhost")
    private List<String> hostNames = new ArrayList<>();

    @Option(names = "--stay", description = "when all of a file was read, stay until Ctrl-C (usual on a terminal)")
    private boolean isStaying;

    public DashboardOptions() {}

    /// Whether what was read can still be looked at when there is no more.
    public boolean stays() {
        return isStaying || MessageOptions.isTerminal();
    }

    /// Whether there is one.
    public boolean isWanted() {
        return !isWithout;
    }

    /// Where it is.
    ///
    /// @throws IllegalArgumentException if that is no place to listen at
    Dashboard.Where where() {
        if (listen == null) {
            return new Dashboard.Where(InetAddress.getLoopbackAddress(), 0, Set.copyOf(hostNames));
        }
        int colon = listen.lastIndexOf(':');
        String host = colon < 0 ? "127.0.0.1" : listen.substring(0, colon);
        try {
            int port = Integer.parseInt(listen.substring(colon + 1));
            InetAddress address = InetAddress.getByName(host.replace("[", "").replace("]", ""));
            if (port < 1 || port > MOST_PORTS) {
                throw new IllegalArgumentException("--listen takes a port from 1 to 65535, was " + port);
            }
            if (!address.isLoopbackAddress()) {
                throw new IllegalArgumentException("--listen " + listen + ": beyond this machine takes TLS, which the"
                        + " dashboard does not have yet; use `ssh -L " + port + ":127.0.0.1:" + port + " HOST`");
            }
            return new Dashboard.Where(address, port, Set.copyOf(hostNames));
        } catch (NumberFormatException | UnknownHostException e) {
            throw new IllegalArgumentException("--listen takes [HOST:]PORT such as 127.0.0.1:5000, was " + listen, e);
        }
    }
}
