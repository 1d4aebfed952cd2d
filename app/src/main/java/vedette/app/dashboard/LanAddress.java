package vedette.app.dashboard;

import java.net.InetAddress;
import java.util.List;
import vedette.capture.system.InterfaceReport;
import vedette.capture.system.NetworkInterfaces;

/// The address of this machine in its own network: a private one of the interface with the default route.
final class LanAddress {

    private static final int UNIQUE_LOCAL = 0xfc;

    private LanAddress() {}

    /// @throws IllegalArgumentException if it has none
    static InetAddress find() {
        return of(NetworkInterfaces.list());
    }

    static InetAddress of(List<InterfaceReport> interfaces) {
        List<InetAddress> routed = interfaces.stream()
                .filter(InterfaceReport::carriesDefaultRoute)
                .flatMap(one -> one.addresses().stream())
                .map(text -> InetAddress.ofLiteral(text.replaceFirst("[/%].*", "")))
                .toList();
        return routed.stream()
                .filter(InetAddress::isSiteLocalAddress)
                .findFirst()
                .or(() -> routed.stream().filter(LanAddress::isUniqueLocal).findFirst())
                .orElseThrow(() -> new IllegalArgumentException(
                        "--listen lan: the interface with the default route has no private address ("
                                + (routed.isEmpty() ? "there is no default route" : words(routed))
                                + "); say which one is meant by --listen ADDRESS:PORT --tls"));
    }

    private static boolean isUniqueLocal(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length > 4 && (bytes[0] & 0xfe) == UNIQUE_LOCAL;
    }

    private static String words(List<InetAddress> addresses) {
        return String.join(
                ", ", addresses.stream().map(InetAddress::getHostAddress).toList());
    }
}
