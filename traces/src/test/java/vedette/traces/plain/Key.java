package vedette.traces.plain;

import java.util.List;
import java.util.Set;

/// What packets of one conversation have in common, whichever end sent them.
///
/// @param ends both ends; one, if they are equal
/// @param kind of ICMP message, else 0
record Key(Set<End> ends, int protocol, int vlans, long tunnel, int kind, int identifier) {

    static Key of(PlainPacket packet) {
        return new Key(
                Set.copyOf(List.of(packet.source(), packet.destination())),
                packet.protocol(),
                packet.vlans(),
                packet.tunnel(),
                Icmp.kind(packet.protocol(), packet.icmpType()),
                packet.icmpIdentifier());
    }
}
