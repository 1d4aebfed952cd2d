package vedette.feature.label;

import vedette.decode.IpProtocol;
import vedette.feature.AddressSet;
import vedette.flow.record.FlowView;

/// One line of a label file.
///
/// @param line its number, by which rules take precedence
/// @param start in microseconds since 1970
/// @param end the last microsecond that belongs to it
record LabelRule(
        int line,
        long start,
        long end,
        Addresses source,
        Addresses destination,
        NumberSet sourcePorts,
        NumberSet destinationPorts,
        NumberSet protocols,
        FlowLabel label) {

    /// Addresses of a set, or all but those of a set.
    record Addresses(AddressSet set, boolean isWithout) {
        boolean contains(long high, long low) {
            return set.contains(high, low) != isWithout;
        }
    }

    boolean matches(FlowView flow) {
        return protocols.contains(flow.protocol()) && (matchesForward(flow) || matchesBackward(flow));
    }

    /// Whether the flow's initiator is whom the rule is about; if it matches both ways, it is.
    boolean matchesForward(FlowView flow) {
        return sourcePorts.contains(sourcePort(flow))
                && destinationPorts.contains(destinationPort(flow))
                && source.contains(flow.sourceHigh(), flow.sourceLow())
                && destination.contains(flow.destinationHigh(), flow.destinationLow());
    }

    private boolean matchesBackward(FlowView flow) {
        return sourcePorts.contains(destinationPort(flow))
                && destinationPorts.contains(sourcePort(flow))
                && source.contains(flow.destinationHigh(), flow.destinationLow())
                && destination.contains(flow.sourceHigh(), flow.sourceLow());
    }

    private static int sourcePort(FlowView flow) {
        return hasPorts(flow) ? flow.sourcePort() : 0;
    }

    private static int destinationPort(FlowView flow) {
        return hasPorts(flow) ? flow.destinationPort() : 0;
    }

    private static boolean hasPorts(FlowView flow) {
        return flow.isTcp() || flow.isUdp() || flow.protocol() == IpProtocol.SCTP;
    }
}
