package vedette.flow.observe;

import vedette.common.Address;
import vedette.decode.DecodedPacket;
import vedette.decode.header.ArpHeader;
import vedette.flow.fact.ArpFact;
import vedette.flow.fact.Ends;
import vedette.flow.fact.FactKind;

/// Reads ARP packets that were read to their end.
final class ArpReader {

    private static final int ANSWER = 2;

    private ArpReader() {}

    static void onArp(Sighting sighting) {
        if (!sighting.claims(FactKind.ARP)) {
            return;
        }
        DecodedPacket packet = sighting.packet();
        ArpHeader arp = packet.arp();
        Ends ends = new Ends(Address.ofIpv4(arp.senderProtocol()), 0, Address.ofIpv4(arp.targetProtocol()), 0, 0);
        sighting.tell(new ArpFact(
                ends,
                sighting.micros(),
                arp.operation() == ANSWER,
                packet.sourceMac(),
                arp.senderHardware(),
                arp.targetHardware(),
                packet.destinationMac()));
    }
}
