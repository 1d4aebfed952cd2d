package vedette.flow.fact;

/// A TCP packet that no program sends: a probe, or the refusal of one.
///
/// The client is who probed, also where the packet is the answer.
public record ProbeFact(Ends ends, long micros, Shape shape) implements Fact {

    /// What is odd about it.
    public enum Shape {
        /// No flag at all.
        NULL,
        /// FIN alone.
        FIN,
        /// FIN, PSH and URG.
        XMAS,
        /// Another set of flags that says nothing, such as SYN with FIN.
        CONTRADICTION,
        /// SYN in a fragment too small for the rest of its header.
        TINY_FRAGMENT,
        /// A RST without ACK: the answer to a packet of no conversation.
        REFUSED_STRAY
    }

    @Override
    public FactKind kind() {
        return FactKind.PROBE;
    }
}
