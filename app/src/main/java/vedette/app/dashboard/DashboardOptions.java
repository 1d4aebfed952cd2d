package vedette.app.dashboard;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import vedette.app.session.MessageOptions;
import vedette.web.Where;
import vedette.web.http.Passage;
import vedette.web.tls.GeneratedKey;
import vedette.web.tls.KeyFiles;
import vedette.web.tls.KeySource;

/// Whether there is a dashboard, where, and how others get there.
public final class DashboardOptions {

    private static final String TLS_FOLDER = "tls";

    @Option(names = "--no-dashboard", description = "without the dashboard")
    private boolean isWithout;

    @Option(
            names = "--listen",
            paramLabel = "[HOST:]PORT|lan",
            description = {
                "where the dashboard is (default: 127.0.0.1:5000, or the next free port up to 5009);",
                "lan, or lan:PORT: at this machine's private address, by TLS, with a link to sign in by"
            })
    private @Nullable String listen;

    @Option(names = "--tls", description = "by TLS, with a certificate that is made here unless one is named")
    private boolean isTls;

    @Option(
            names = "--tls-cert",
            paramLabel = "FILE",
            description = "the certificate, and those who vouch for it, as PEM; read again when it is renewed")
    private @Nullable Path certificate;

    @Option(names = "--tls-key", paramLabel = "FILE", description = "the key of the certificate, as PEM")
    private @Nullable Path key;

    @Option(
            names = "--behind-proxy",
            description = "without TLS, since a proxy in front speaks it, and adds who asks to X-Forwarded-For")
    private boolean isBehindProxy;

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

    /// Refuses what cannot be meant, before anything begins.
    ///
    /// @throws IllegalArgumentException in words
    public void check() {
        if (isWithout) {
            return;
        }
        if ((certificate == null) != (key == null)) {
            throw new IllegalArgumentException("--tls-cert and --tls-key go together: name both, or neither");
        }
        for (String name : hostNames) {
            if (!ThisMachine.isName(name)) {
                throw new IllegalArgumentException("--host-name takes a name such as sensor.example.org, was " + name);
            }
        }
        Listening listening = listening();
        if (isBehindProxy && (isByTls() || listening.isLan())) {
            throw new IllegalArgumentException(
                    "--behind-proxy says that a proxy speaks TLS: leave out --tls, --tls-cert,"
                            + " --tls-key and --listen lan");
        }
        if (listening.isBeyond() && !listening.isLan() && !isByTls() && !isBehindProxy) {
            throw new IllegalArgumentException("--listen " + listen + ": beyond this machine everybody on the way could"
                    + " read and change what is shown; add --tls, or --tls-cert and --tls-key, or --behind-proxy if a"
                    + " proxy speaks TLS; or stay here and use `ssh -L`");
        }
    }

    private boolean isByTls() {
        return isTls || certificate != null;
    }

    Listening listening() {
        return Listening.of(listen, LanAddress::find);
    }

    /// Whether others than those at this machine can come.
    boolean isReachable() {
        return listening().isBeyond() || isBehindProxy;
    }

    /// Where it is.
    ///
    /// @param data the folder of all that is kept, where a certificate is kept that is made
    /// @param notes is told when one is made
    Where where(Path data, InstantSource clock, Consumer<String> notes) throws IOException {
        check();
        Listening listening = listening();
        Passage passage = passage(listening);
        KeySource keys = switch (passage) {
            case OPEN, BY_PROXY -> null;
            case ENCRYPTED -> new GeneratedKey(data.resolve(TLS_FOLDER), machine(listening), clock, notes);
            case TRUSTED -> files();
        };
        Set<String> names = new LinkedHashSet<>(hostNames);
        return new Where(listening.addresses(), listening.port(), name(listening), names, passage, keys);
    }

    private Passage passage(Listening listening) {
        if (isBehindProxy) {
            return Passage.BY_PROXY;
        }
        if (certificate != null) {
            return Passage.TRUSTED;
        }
        return isTls || listening.isLan() ? Passage.ENCRYPTED : Passage.OPEN;
    }

    private KeySource files() {
        if (certificate == null || key == null) {
            throw new IllegalArgumentException("--tls-cert and --tls-key go together");
        }
        return new KeyFiles(certificate, key);
    }

    /// What links say: a name if we have one, or a number that leads here.
    private String name(Listening listening) throws IOException {
        if (isReachable() && !hostNames.isEmpty()) {
            return hostNames.getFirst();
        }
        if (!listening.isEverywhere()) {
            return "";
        }
        return ThisMachine.addresses().stream()
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .findFirst()
                .orElse(InetAddress.getLoopbackAddress())
                .getHostAddress()
                .replaceFirst("%.*", "");
    }

    private GeneratedKey.Machine machine(Listening listening) throws IOException {
        Set<String> names = new LinkedHashSet<>(hostNames);
        ThisMachine.name().ifPresent(names::add);
        names.add("localhost");
        Set<InetAddress> all = new LinkedHashSet<>(ThisMachine.addresses());
        Set<InetAddress> listened = Set.of();
        if (!listening.isEverywhere()) {
            all.addAll(listening.addresses());
            listened = Set.copyOf(listening.addresses());
        }
        return new GeneratedKey.Machine(List.copyOf(names), all, listened);
    }
}
