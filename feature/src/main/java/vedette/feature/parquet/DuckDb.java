package vedette.feature.parquet;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import org.duckdb.DuckDBConnection;

/// DuckDB in this process: connections that fetch nothing. A connection is owned by one thread.
public final class DuckDb {

    private static final AtomicBoolean IS_LOADED = new AtomicBoolean();

    private DuckDb() {}

    /// Opens a database.
    ///
    /// @param file its name; empty for one in memory
    public static DuckDBConnection connect(String file, Map<String, String> settings) throws SQLException {
        Properties all = new Properties();
        all.putAll(settings);
        all.setProperty("autoinstall_known_extensions", "false");
        all.setProperty("autoload_known_extensions", "false");
        DuckDBConnection connection =
                DriverManager.getConnection("jdbc:duckdb:" + file, all).unwrap(DuckDBConnection.class);
        if (!IS_LOADED.getAndSet(true)) {
            UnpackedLibraries.tidy();
        }
        return connection;
    }
}
