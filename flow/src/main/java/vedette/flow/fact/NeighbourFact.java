package vedette.flow.fact;

import vedette.common.Address;

/// A message of IPv6 neighbour discovery. The client is who sent it.
///
/// @param target whom a solicitation or advertisement is about, or the first prefix of a router
/// @param mac the link-layer address that it gives; 0 if none
/// @param source the frame's own sender
/// @param isOverride whether an advertisement wants to replace what is known
/// @param routerLifetime in seconds, of a router's advertisement
public record NeighbourFact(
        Ends ends,
        long micros,
        Type type,
        Address target,
        long mac,
        long source,
        boolean isOverride,
        int routerLifetime)
        implements Fact {

    /// What kind of message it is.
    public enum Type {
        ROUTER_SOLICITATION,
        ROUTER_ADVERTISEMENT,
        NEIGHBOUR_SOLICITATION,
        NEIGHBOUR_ADVERTISEMENT,
        REDIRECT
    }

    @Override
    public FactKind kind() {
        return FactKind.NEIGHBOUR;
    }
}
