package vedette.notify.settings;

import java.io.IOException;

/// A password or key that lies elsewhere, as it was when the configuration was read: one that was changed there is used
/// once that is read again. It is shown to nobody.
@FunctionalInterface
public interface Secret {

    /// The secret itself.
    ///
    /// @throws IOException with where it was looked for, if it cannot be had
    String reveal() throws IOException;
}
