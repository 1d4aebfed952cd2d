package vedette.web.http;

/// How what is asked and answered gets here.
public enum Passage {
    /// As it is: for this machine only.
    OPEN,
    /// By TLS, with a certificate that nobody vouches for.
    ENCRYPTED,
    /// By TLS, with a certificate that browsers trust.
    TRUSTED,
    /// As it is, from a proxy that speaks TLS with browsers.
    BY_PROXY
}
