package vedette.flow.observe;

import vedette.common.Address;
import vedette.decode.DecodedPacket;
import vedette.decode.dhcp.DhcpMessage;
import vedette.flow.fact.DhcpFact;
import vedette.flow.fact.Ends;
import vedette.flow.fact.FactKind;

/// Reads DHCP. Owned by one thread.
final class DhcpReader {

    static final int SERVER_PORT = 67;
    private static final int ANSWER = 2;

    private final DhcpMessage message = new DhcpMessage();

    void onUdp(Sighting sighting) {
        if (!message.wrap(sighting.buffer(), sighting.start(), sighting.limit()) || !sighting.claims(FactKind.DHCP)) {
            return;
        }
        DecodedPacket packet = sighting.packet();
        boolean isAnswer = message.operation() == ANSWER;
        Ends ends = sighting.ends(isAnswer);
        long given = isAnswer ? message.yourAddress() : message.requestedAddress();
        sighting.tell(new DhcpFact(
                ends,
                sighting.micros(),
                message.messageType(),
                message.clientHardware(),
                address(given),
                isAnswer ? server(sighting) : address(message.serverIdentifier()),
                address(message.router()),
                address(message.nameServer()),
                message.hostName(),
                packet.sourceMac()));
    }

    private Address server(Sighting sighting) {
        long said = message.serverIdentifier();
        return said > 0 ? address(said) : sighting.source();
    }

    private static Address address(long ipv4) {
        return ipv4 <= 0 ? Address.NONE : Address.ofIpv4(ipv4);
    }
}
