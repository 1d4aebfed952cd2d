package vedette.store.database;

/// The kinds of database that what is seen can be kept in.
public enum Engine {
    SQLITE("INTEGER PRIMARY KEY AUTOINCREMENT", "BLOB"),
    POSTGRES("BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY", "BYTEA");

    private final String identity;
    private final String bytes;

    Engine(String identity, String bytes) {
        this.identity = identity;
        this.bytes = bytes;
    }

    /// SQL in this engine's words, of which all but two are common to both.
    String inItsWords(String sql) {
        return sql.replace("${identity}", identity).replace("${bytes}", bytes);
    }
}
