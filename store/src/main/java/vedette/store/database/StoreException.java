package vedette.store.database;

import java.io.IOException;
import java.sql.SQLException;

/// What is kept could not be read or written; the message says what, where, and what to do.
public final class StoreException extends IOException {

    public StoreException(String message) {
        super(message);
    }

    public StoreException(String message, Exception cause) {
        super(message, cause);
    }

    /// What a database said, where.
    public static StoreException of(String what, SQLException cause) {
        return new StoreException(what + ": " + reason(cause), cause);
    }

    /// SQLite puts its own words behind a code in brackets.
    private static String reason(SQLException cause) {
        String text = String.valueOf(cause.getMessage());
        if (text.contains("SQLITE_FULL")) {
            return "the disk is full: make room, or keep less with `vedette store`";
        }
        if (text.contains("SQLITE_READONLY") || text.contains("SQLITE_CANTOPEN")) {
            return "not allowed to write there as " + System.getProperty("user.name");
        }
        return text;
    }
}
