package vedette.flow.observe;

import vedette.common.Address;
import vedette.decode.Protocol;
import vedette.decode.nbns.NbnsMessage;
import vedette.decode.ssdp.SsdpMessage;
import vedette.flow.fact.FactKind;
import vedette.flow.fact.NameFact;

/// Reads the names that hosts give themselves by NetBIOS and SSDP. Owned by one thread.
final class NameReader {

    static final int NETBIOS_PORT = 137;
    static final int SSDP_PORT = 1_900;

    private final NbnsMessage netBios = new NbnsMessage();
    private final SsdpMessage ssdp = new SsdpMessage();

    void onNetBios(Sighting sighting) {
        if (netBios.wrap(sighting.buffer(), sighting.start(), sighting.limit()) && netBios.isRegistration()) {
            tell(sighting, Protocol.NBNS, netBios.name());
        }
    }

    void onSsdp(Sighting sighting) {
        if (ssdp.wrap(sighting.buffer(), sighting.start(), sighting.limit()) && ssdp.isNotification()) {
            tell(sighting, Protocol.SSDP, ssdp.server());
        }
    }

    private static void tell(Sighting sighting, Protocol protocol, String name) {
        Address own = sighting.source();
        if (!name.isEmpty() && sighting.claims(FactKind.NAME)) {
            sighting.tell(new NameFact(sighting.fromClient(), sighting.micros(), protocol, name, own));
        }
    }
}
