package vedette.store.database;

/// The kinds of database that what is seen can be kept in.
public enum Engine {
    SQLITE("INTEGER PRIMARY KEY AUTOINCREMENT", "INTEGER PRIMARY KEY", "BLOB"),
    POSTGRES("BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY", "BIGINT PRIMARY KEY", "BYTEA");

    private final String identity;
    private final String number;
    private final String bytes;

    Engine(String identity, String number, String bytes) {
        this.identity = identity;
        this.number = number;
        this.bytes = bytes;
    }

    /// SQL in this engine's words, of which all but three are common to both.
    String inItsWords(String sql) {
        return sql.replace("${identity}", identity).replace("${number}", number).replace("${bytes}", bytes);
    }
}
