package vedette.web.http;

import java.util.LinkedHashMap;
import java.util.Map;

/// What every answer says about what a browser may do with it. Scripts and styles come from files of ours only: what a
/// packet has said can be shown, but never run.
final class SafeHeaders {

    private static final Map<String, String> ALWAYS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
                    + " font-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            "Referrer-Policy",
            "same-origin",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Permissions-Policy",
            "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
            "Cache-Control",
            "no-store");

    private static final Map<String, String> STRICT = strict();

    private SafeHeaders() {}

    /// @param isStrict whether a browser is never again to come without TLS, or by a certificate that it does not trust
    static Map<String, String> all(boolean isStrict) {
        return isStrict ? STRICT : ALWAYS;
    }

    private static Map<String, String> strict() {
        Map<String, String> more = new LinkedHashMap<>(ALWAYS);
        more.put("Strict-Transport-Security", "max-age=31536000");
        return Map.copyOf(more);
    }
}
