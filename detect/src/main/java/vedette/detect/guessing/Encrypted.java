package vedette.detect.guessing;

import vedette.decode.IpProtocol;
import vedette.decode.Protocol;
import vedette.detect.site.Site;
import vedette.detect.state.Keys.Service;

/// Which services let people log in without showing it.
final class Encrypted {

    private Encrypted() {}

    /// How many times as many conversations as elsewhere are usual there; 0 if it is no such service.
    static double patience(Site site, Service service) {
        if (service.protocol() != IpProtocol.TCP) {
            return 0;
        }
        Protocol heard = site.services().protocol(service);
        if (heard == null || heard == Protocol.TLS) {
            return byPort(service.port());
        }
        return heard == Protocol.SSH || heard == Protocol.RDP || heard == Protocol.VNC ? 1 : 0;
    }

    /// A mail program has several accounts, and asks for news of each.
    private static double byPort(int port) {
        return switch (port) {
            case 22, 3389, 5900, 636, 990, 992, 5986 -> 1;
            case 993, 995, 465 -> 2;
            default -> 0;
        };
    }
}
