package vedette.flow.observe;

import vedette.decode.ssh.SshBanner;
import vedette.flow.fact.FactKind;
import vedette.flow.fact.SshFact;

/// Reads the banners of SSH. Owned by one thread.
final class SshReader {

    private final SshBanner banner = new SshBanner();

    /// Which side a banner comes from cannot be told by it: the lower port is the server's.
    ///
    /// Tells whether it is one.
    boolean onTcp(Sighting sighting) {
        if (!banner.wrap(sighting.buffer(), sighting.start(), sighting.limit())) {
            return false;
        }
        if (sighting.claims(FactKind.SSH)) {
            boolean isFromServer =
                    sighting.packet().sourcePort() < sighting.packet().destinationPort();
            sighting.tell(new SshFact(sighting.ends(isFromServer), sighting.micros(), isFromServer, banner.software()));
        }
        return true;
    }
}
