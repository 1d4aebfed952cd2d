package vedette.flow.fact;

/// The head of an HTTP response.
///
/// @param contentLength -1 if it does not say
/// @param payloadLength of the packet
public record HttpResponseFact(
        Ends ends,
        long micros,
        int status,
        long contentLength,
        String contentType,
        String server,
        String location,
        int payloadLength)
        implements Fact {

    @Override
    public FactKind kind() {
        return FactKind.HTTP;
    }
}
