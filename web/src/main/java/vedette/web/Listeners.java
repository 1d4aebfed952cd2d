package vedette.web;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.DetectorConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.jspecify.annotations.Nullable;
import vedette.web.tls.Tls;

/// The places of the network at which is listened: one for each address, all at one port.
final class Listeners {

    private static final int PORTS = 10;

    private static final long IDLE_MILLIS = 30_000;

    private static final int HEADER_BYTES = 8 * 1024;

    private static final int MOST_WAITING = 128;

    private final Server server;
    private final @Nullable Tls tls;

    /// @param tls null for none
    Listeners(Server server, @Nullable Tls tls) {
        this.server = server;
        this.tls = tls;
    }

    /// Begins to listen, at the first port that is free at all the addresses.
    ///
    /// @return the port
    int open(Where where) throws IOException {
        int first = where.port() == 0 ? Dashboard.PORT : where.port();
        int last = where.port() == 0 ? Dashboard.PORT + PORTS - 1 : where.port();
        for (int port = first; ; port++) {
            List<ServerConnector> opened = new ArrayList<>();
            try {
                for (InetAddress address : where.addresses()) {
                    opened.add(opened(address, port));
                }
                opened.forEach(server::addConnector);
                return port;
            } catch (IOException e) {
                opened.forEach(ServerConnector::close);
                boolean isTaken = e instanceof BindException || e.getCause() instanceof BindException;
                if (!isTaken || port == last) {
                    String ports = first == last ? "port " + first : "every port from " + first + " to " + last;
                    throw new IOException(
                            "the dashboard cannot listen at " + words(where.addresses()) + ": " + ports
                                    + " is taken, or not allowed, or the address is not of this machine; choose another"
                                    + " with --listen HOST:PORT, or do without by --no-dashboard",
                            e);
                }
            }
        }
    }

    private static String words(List<InetAddress> addresses) {
        return String.join(
                " and ", addresses.stream().map(InetAddress::getHostAddress).toList());
    }

    private ServerConnector opened(InetAddress address, int port) throws IOException {
        ServerConnector connector = new ServerConnector(server, 1, 1, connections());
        connector.setIdleTimeout(IDLE_MILLIS);
        connector.setAcceptQueueSize(MOST_WAITING);
        connector.setReuseAddress(true);
        connector.setHost(address.getHostAddress());
        connector.setPort(port);
        connector.open();
        return connector;
    }

    /// Where TLS is spoken, somebody who does not is understood, too, so that they can be told.
    private ConnectionFactory[] connections() {
        HttpConnectionFactory http = new HttpConnectionFactory(configuration());
        if (tls == null) {
            return new ConnectionFactory[] {http};
        }
        SslConnectionFactory encrypted = new SslConnectionFactory(tls.server(), http.getProtocol());
        return new ConnectionFactory[] {new DetectorConnectionFactory(encrypted), http};
    }

    private HttpConfiguration configuration() {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setSendXPoweredBy(false);
        configuration.setRequestHeaderSize(HEADER_BYTES);
        if (tls != null) {
            // Whether the name is ours is asked elsewhere; a number is in no handshake.
            configuration.addCustomizer(new SecureRequestCustomizer(false));
        }
        return configuration;
    }
}
