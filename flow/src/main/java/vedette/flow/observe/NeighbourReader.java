package vedette.flow.observe;

import vedette.common.Address;
import vedette.decode.DecodedPacket;
import vedette.decode.neighbour.NeighbourMessage;
import vedette.flow.fact.FactKind;
import vedette.flow.fact.NeighbourFact;

/// Reads IPv6 neighbour discovery. Owned by one thread.
final class NeighbourReader {

    private final NeighbourMessage message = new NeighbourMessage();

    static boolean isAbout(int icmpType) {
        return icmpType >= NeighbourMessage.ROUTER_SOLICITATION && icmpType <= NeighbourMessage.REDIRECT;
    }

    void onIcmp(Sighting sighting) {
        DecodedPacket packet = sighting.packet();
        if (!message.wrap(sighting.buffer(), packet.transportStart(), sighting.limit())
                || !sighting.claims(FactKind.NEIGHBOUR)) {
            return;
        }
        NeighbourFact.Type type = typeOf(message.type());
        boolean isRouter = type == NeighbourFact.Type.ROUTER_ADVERTISEMENT;
        boolean isAnswer = type == NeighbourFact.Type.NEIGHBOUR_ADVERTISEMENT;
        Address target = isRouter
                ? new Address(message.prefixHigh(), message.prefixLow())
                : new Address(message.targetHigh(), message.targetLow());
        long mac = isAnswer ? message.targetHardware() : message.sourceHardware();
        sighting.tell(new NeighbourFact(
                sighting.fromClient(),
                sighting.micros(),
                type,
                target,
                Math.max(0, mac),
                packet.sourceMac(),
                isAnswer && message.isOverride(),
                isRouter ? message.routerLifetime() : 0));
    }

    private static NeighbourFact.Type typeOf(int number) {
        return switch (number) {
            case NeighbourMessage.ROUTER_SOLICITATION -> NeighbourFact.Type.ROUTER_SOLICITATION;
            case NeighbourMessage.ROUTER_ADVERTISEMENT -> NeighbourFact.Type.ROUTER_ADVERTISEMENT;
            case NeighbourMessage.NEIGHBOUR_SOLICITATION -> NeighbourFact.Type.NEIGHBOUR_SOLICITATION;
            case NeighbourMessage.NEIGHBOUR_ADVERTISEMENT -> NeighbourFact.Type.NEIGHBOUR_ADVERTISEMENT;
            default -> NeighbourFact.Type.REDIRECT;
        };
    }
}
