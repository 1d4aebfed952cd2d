package vedette.app.session;

import java.nio.file.Path;
import java.util.List;

/// Where Vedette keeps what it keeps, unless it is told otherwise.
public final class DataFolder {

    private DataFolder() {}

    /// VEDETTE_DATA_DIR, else what the launcher has prepared for a service, else `vedette` in the user's folder for
    /// data.
    public static Path usual() {
        for (String name : List.of("VEDETTE_DATA_DIR", "VEDETTE_USUAL_DATA_DIR")) {
            String own = System.getenv(name);
            if (own != null && !own.isEmpty()) {
                return Path.of(own);
            }
        }
        String data = System.getenv("XDG_DATA_HOME");
        Path parent = data == null || data.isEmpty()
                ? Path.of(System.getProperty("user.home"), ".local", "share")
                : Path.of(data);
        return parent.resolve("vedette");
    }
}
