package vedette.app.dashboard;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// What this machine is called, without asking anybody.
final class ThisMachine {

    private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");

    private ThisMachine() {}

    /// Its name, if it has one that certificates can have.
    static Optional<String> name() {
        String name;
        try {
            name = Files.readString(HOST_NAME).strip();
        } catch (IOException _) {
            name = Optional.ofNullable(System.getenv("COMPUTERNAME")).orElse("");
        }
        return isName(name) ? Optional.of(name.toLowerCase(java.util.Locale.ROOT)) : Optional.empty();
    }

    static boolean isName(String text) {
        return text.length() <= 253
                && text.matches("[A-Za-z0-9]([A-Za-z0-9-]{0,62})(\\.[A-Za-z0-9][A-Za-z0-9-]{0,62})*");
    }

    /// All addresses that it has now.
    static Set<InetAddress> addresses() throws IOException {
        Set<InetAddress> all = new LinkedHashSet<>();
        all.add(InetAddress.getLoopbackAddress());
        for (NetworkInterface one : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            all.addAll(Collections.list(one.getInetAddresses()));
        }
        return all;
    }
}
