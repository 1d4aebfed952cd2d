package vedette.flow.fact;

/// An ICMP echo: the client asks, the server sends the same back.
///
/// @param payloadHash of the captured payload, to tell whether an answer returns what the question held
/// @param entropyMilli of the payload, in thousandths of a bit a byte
public record EchoFact(
        Ends ends,
        long micros,
        boolean isResponse,
        int identifier,
        int sequence,
        int payloadLength,
        int payloadHash,
        int entropyMilli)
        implements Fact {

    @Override
    public FactKind kind() {
        return FactKind.ECHO;
    }
}
