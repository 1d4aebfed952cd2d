package vedette.flow.fact;

/// A greeting of TLS: the client's or the server's.
///
/// @param version the one offered or chosen, as on the wire
/// @param serverName what the client asks for; empty if it does not say
/// @param fingerprint the client's JA4, else empty
/// @param issuer of the first certificate, where the server's greeting shows it
public record TlsFact(
        Ends ends,
        long micros,
        boolean isFromServer,
        int version,
        String serverName,
        String alpn,
        String fingerprint,
        String subject,
        String issuer)
        implements Fact {

    @Override
    public FactKind kind() {
        return FactKind.TLS;
    }
}
