package vedette.detect.change;

import static vedette.detect.Traffic.address;

import vedette.common.Address;
import vedette.detect.Traffic;
import vedette.flow.fact.ArpFact;
import vedette.flow.fact.Ends;
import vedette.flow.fact.NeighbourFact;

/// What hosts say of their hardware addresses.
final class HostFacts {

    private HostFacts() {}

    static ArpFact arp(Traffic traffic, String host, long mac) {
        Ends ends = new Ends(address(host), 0, address("10.0.0.1"), 0, 0);
        return new ArpFact(ends, traffic.micros(), false, mac, mac, 0, -1);
    }

    static NeighbourFact neighbour(Traffic traffic, String host, long mac) {
        Address address = address(host);
        Ends ends = new Ends(address, 0, address("ff02::1"), 0, 58);
        return new NeighbourFact(
                ends, traffic.micros(), NeighbourFact.Type.NEIGHBOUR_ADVERTISEMENT, address, mac, mac, true, 0);
    }
}
