package vedette.app.session;

import java.nio.file.Path;

/// Where Vedette keeps what it keeps, unless it is told otherwise.
public final class DataFolder {

    private DataFolder() {}

    /// VEDETTE_DATA_DIR, else `vedette` in the user's folder for data.
    public static Path usual() {
        String own = System.getenv("VEDETTE_DATA_DIR");
        if (own != null && !own.isEmpty()) {
            return Path.of(own);
        }
        String data = System.getenv("XDG_DATA_HOME");
        Path parent = data == null || data.isEmpty()
                ? Path.of(System.getProperty("user.home"), ".local", "share")
                : Path.of(data);
        return parent.resolve("vedette");
    }
}
