package vedette.flow.fact;

/// The head of an HTTP request.
///
/// @param target at most 1,024 characters
/// @param head all of it that was captured, at most 2 KiB, with the ends of its lines as they are
/// @param body what was captured of its body in the same packet, at most 512 characters
/// @param payloadLength of the packet
public record HttpRequestFact(
        Ends ends,
        long micros,
        String method,
        String target,
        String host,
        String userAgent,
        boolean hasBasicAuthorization,
        String head,
        String body,
        int payloadLength)
        implements Fact {

    @Override
    public FactKind kind() {
        return FactKind.HTTP;
    }
}
