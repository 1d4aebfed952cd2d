package vedette.notify.settings;

import java.io.IOException;

/// A password or key that lies elsewhere. It is asked for each time it is used, so that it can be changed there, and
/// shown to nobody.
@FunctionalInterface
public interface Secret {

    /// The secret itself.
    ///
    /// @throws IOException with where it was looked for, if it cannot be had
    String reveal() throws IOException;
}
