package vedette.web.tls;

import java.io.IOException;

/// Knows whom browsers are to be shown now. Safe for any thread.
public interface KeySource {

    /// What is right now: another one when the certificate was renewed.
    Identity now() throws IOException;

    /// Whether somebody whom browsers trust vouches for it, as far as we know.
    boolean isVouchedFor();
}
