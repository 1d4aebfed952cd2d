package vedette.feature;

import vedette.decode.IpProtocol;
import vedette.flow.record.FlowView;

/// The two numbers by which tools tell conversations between the same addresses apart: ports; for ICMP what stands in
/// for them, as Zeek has it; 0 for other protocols.
public record FlowPorts(int source, int destination) {

    public static FlowPorts of(FlowView flow) {
        if (flow.isTcp() || flow.isUdp() || flow.protocol() == IpProtocol.SCTP) {
            return new FlowPorts(flow.sourcePort(), flow.destinationPort());
        }
        if (flow.isIcmp()) {
            IcmpPorts ports = IcmpPorts.of(flow.protocol(), flow.icmpType(), flow.icmpCode());
            return new FlowPorts(ports.source(), ports.destination());
        }
        return new FlowPorts(0, 0);
    }
}
