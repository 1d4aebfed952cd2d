package vedette.capture.system;

import java.io.IOException;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vedette.capture.CaptureException;
import vedette.capture.system.InterfaceReport.Hardware;
import vedette.capture.system.InterfaceReport.Kind;
import vedette.capture.system.InterfaceReport.State;
import vedette.common.IpText;

/// The network interfaces of this machine: of the network namespace of the thread that asks.
public final class NetworkInterfaces {

    private static final int AF_PACKET = 17;
    private static final int SOCK_RAW = 3;

    private static final int ARPHRD_ETHER = 1;
    private static final int ARPHRD_PPP = 512;
    private static final int ARPHRD_TUNNEL = 768;
    private static final int ARPHRD_LOOPBACK = 772;
    private static final int ARPHRD_SIT = 776;
    private static final int ARPHRD_IPGRE = 778;
    private static final int ARPHRD_NONE = 65_534;

    private static final Path SYSFS = Path.of("/sys/class/net");

    private NetworkInterfaces() {}

    /// Every interface, in the system's order.
    public static List<InterfaceReport> list() {
        Set<String> routed = DefaultRoutes.interfaces();
        List<InterfaceReport> reports = new ArrayList<>();
        for (String name : names()) {
            report(name, routed).ifPresent(reports::add);
        }
        return reports;
    }

    public static Optional<InterfaceReport> find(String name) {
        return names().contains(name) ? report(name, DefaultRoutes.interfaces()) : Optional.empty();
    }

    /// What to tell somebody who asked for an interface that does not exist.
    public static CaptureException unknown(String name) {
        return new CaptureException("there is no interface " + name + "; there are: " + String.join(", ", names()));
    }

    /// True if this process may capture: on Linux, if the kernel gives it a packet socket.
    public static boolean mayCapture() {
        if (!Libc.isLinux()) {
            return LibPcap.isInstalled();
        }
        int fd = Libc.socket(AF_PACKET, SOCK_RAW, 0);
        if (fd >= 0) {
            Libc.close(fd);
        }
        return fd >= 0;
    }

    public static List<String> names() {
        // Java alone would leave out the interfaces that have no address, and those are what one captures on.
        List<String> names = List.copyOf(InterfaceCounters.all().keySet());
        if (!names.isEmpty()) {
            return names;
        }
        try {
            List<String> all = new ArrayList<>();
            for (NetworkInterface known : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                all.add(known.getName());
            }
            return all;
        } catch (SocketException _) {
            return List.of();
        }
    }

    private static Optional<InterfaceReport> report(String name, Set<String> routed) {
        try {
            NetworkInterface known = NetworkInterface.getByName(name);
            Optional<Link> link = Libc.isLinux() ? linuxLink(name) : javaLink(known);
            return link.map(it -> new InterfaceReport(
                    name,
                    it.state(),
                    it.hardware(),
                    addresses(known),
                    routed.contains(name),
                    InterfaceCounters.of(name)));
        } catch (SocketException _) {
            return Optional.empty(); // it went away in between
        }
    }

    private record Link(State state, Hardware hardware) {}

    private static Optional<Link> linuxLink(String name) {
        return InterfaceQuery.ask(query -> {
            int flags = query.flags(name);
            int type = query.hardwareType(name);
            if (flags < 0 || type < 0) {
                return Optional.<Link>empty();
            }
            State carrier = InterfaceQuery.isRunning(flags) ? State.UP : State.NO_CARRIER;
            State state = InterfaceQuery.isUp(flags) ? carrier : State.DOWN;
            String address = type == ARPHRD_ETHER ? address(query.hardwareAddress(name)) : "";
            Hardware hardware = new Hardware(kind(name, type), address, Math.max(0, query.mtu(name)), speed(name));
            return Optional.of(new Link(state, hardware));
        });
    }

    private static Optional<Link> javaLink(@Nullable NetworkInterface known) throws SocketException {
        if (known == null) {
            return Optional.empty();
        }
        byte[] address = known.getHardwareAddress();
        Kind kind = known.isLoopback() ? Kind.LOOPBACK : Kind.OTHER;
        Hardware hardware = new Hardware(kind, address == null ? "" : address(address), known.getMTU(), 0);
        return Optional.of(new Link(known.isUp() ? State.UP : State.DOWN, hardware));
    }

    private static Kind kind(String name, int hardwareType) {
        return switch (hardwareType) {
            case ARPHRD_LOOPBACK -> Kind.LOOPBACK;
            case ARPHRD_PPP, ARPHRD_TUNNEL, ARPHRD_TUNNEL + 1, ARPHRD_SIT, ARPHRD_IPGRE, ARPHRD_NONE -> Kind.TUNNEL;
            case ARPHRD_ETHER -> ethernetKind(SYSFS.resolve(name));
            default -> Kind.OTHER;
        };
    }

    private static Kind ethernetKind(Path directory) {
        if (Files.exists(directory.resolve("wireless"))) {
            return Kind.WIRELESS;
        }
        if (Files.exists(directory.resolve("bridge"))) {
            return Kind.BRIDGE;
        }
        return Files.exists(directory.resolve("device")) ? Kind.ETHERNET : Kind.VIRTUAL;
    }

    /// The kernel answers an error or a negative number for what is down or has no speed.
    private static int speed(String name) {
        try {
            String text = Files.readString(SYSFS.resolve(name).resolve("speed"), StandardCharsets.UTF_8);
            return Math.max(0, Integer.parseInt(text.strip()));
        } catch (IOException | NumberFormatException _) {
            return 0;
        }
    }

    private static String address(byte[] bytes) {
        return HexFormat.ofDelimiter(":").formatHex(bytes);
    }

    private static List<String> addresses(@Nullable NetworkInterface known) {
        List<String> addresses = new ArrayList<>();
        if (known != null) {
            for (InterfaceAddress address : known.getInterfaceAddresses()) {
                String text = IpText.of(address.getAddress().getAddress());
                addresses.add(text + "/" + address.getNetworkPrefixLength());
            }
        }
        return addresses;
    }
}
