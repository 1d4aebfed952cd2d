package vedette.flow.fact;

/// The HTTP/2 frames that a packet begins, in clear text.
///
/// @param hasPreface whether the client begins to speak
/// @param streams streams that are first spoken of, with HEADERS: requests of a client
/// @param idle frames that want work and bring none: pings, settings, priorities, empty data
/// @param initialWindow what the settings let be sent on a stream, in bytes; -1 if they do not say
public record Http2Fact(
        Ends ends,
        long micros,
        boolean isFromServer,
        boolean hasPreface,
        int streams,
        int resets,
        int idle,
        int continuations,
        long initialWindow)
        implements Fact {

    @Override
    public FactKind kind() {
        return FactKind.HTTP2;
    }
}
