/// Gathers the rows of many recordings into one file per set and kind, with the recording's name, and thins them.
///
///     java -cp duckdb_jdbc.jar lab/rows/Gather.java ROWS OUT SHARE
///
/// `ROWS/recordings.csv` (split, recording, …) says which there are; `ROWS/RECORDING-flow.parquet`, `-activity` and
/// `-tick` hold the rows. Written are `OUT/SPLIT-flow.parquet` and so on, and `OUT/counts.csv`: what was there and what
/// was kept. With a SHARE of 100 everything is kept.
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

// Of attacks, so many rows of each class in each recording are kept, so that floods do not drown the rest. What is only
// partly an attack's is not for training, and is kept only where everything is.
static final int MOST_OF_A_CLASS = 400;

// By hash of what a row is about, so that all rows of a conversation or a host's windows stay or go together.
static final String HASH = "hash(recording, %s)";

enum Kind {
    FLOW("\"Label\"", "conversation_id", "\"Flow ID\", community_id", "\"Timestamp\", conversation_id, part", "true"),
    // Longer windows overlap: of benign ones, one in each 20 seconds or one in each minute tells as much.
    ACTIVITY(
            "label",
            "address, victim_address, port, window_start",
            "",
            "window_end, kind, window_seconds, address, victim_address, port, protocol",
            "CAST(epoch(window_end) AS BIGINT) % CASE window_seconds WHEN 10 THEN 10 WHEN 60 THEN 20 ELSE 60 END = 0"),
    TICK("label", "address", "", "tick_start, kind, address, victim_address, port, protocol", "true");

    final String label;
    final String about;
    final String dropped;
    final String order;
    final String wanted;

    Kind(String label, String about, String dropped, String order, String wanted) {
        this.label = label;
        this.about = about;
        this.dropped = dropped;
        this.order = order;
        this.wanted = wanted;
    }

    String suffix() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}

void main(String[] words) throws Exception {
    if (words.length != 3) {
        IO.println("usage: Gather.java ROWS OUT SHARE");
        System.exit(2);
    }
    Path rows = Path.of(words[0]);
    Path out = Files.createDirectories(Path.of(words[1]));
    int share = Integer.parseInt(words[2]);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
            Statement database = connection.createStatement()) {
        database.execute("SET threads = 1; SET preserve_insertion_order = true");
        database.execute("CREATE TABLE recordings AS SELECT * FROM read_csv('%s')".formatted(rows.resolve("recordings.csv")));
        database.execute("CREATE TABLE counts (split VARCHAR, kind VARCHAR, label VARCHAR, recorded BIGINT, kept BIGINT)");
        for (String split : strings(database, "SELECT DISTINCT split FROM recordings ORDER BY split")) {
            for (Kind kind : Kind.values()) {
                gather(database, rows, out, split, kind, share);
            }
        }
        database.execute("COPY (SELECT * FROM counts ORDER BY ALL) TO '%s' (HEADER)".formatted(out.resolve("counts.csv")));
        Files.copy(rows.resolve("recordings.csv"), out.resolve("recordings.csv"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
}

void gather(Statement database, Path rows, Path out, String split, Kind kind, int share) throws SQLException {
    List<String> parts = new ArrayList<>();
    for (String recording : strings(database, "SELECT recording FROM recordings WHERE split = '" + split + "' ORDER BY recording")) {
        Path file = rows.resolve(recording + "-" + kind.suffix() + ".parquet");
        if (Files.exists(file)) {
            parts.add("SELECT '%s' AS recording, * FROM read_parquet('%s')".formatted(recording, file));
        }
    }
    if (parts.isEmpty()) {
        return;
    }
    String hash = HASH.formatted(kind.about);
    database.execute("CREATE OR REPLACE TABLE gathered AS " + String.join(" UNION ALL BY NAME ", parts));
    database.execute("""
            CREATE OR REPLACE TABLE kept AS SELECT * EXCLUDE (rank) FROM (
                SELECT *, row_number() OVER (PARTITION BY recording, %1$s ORDER BY %2$s) AS rank FROM gathered WHERE %1$s <> 'BENIGN' OR %3$s)
            WHERE CASE %1$s WHEN 'BENIGN' THEN %2$s %% 100 < %4$d WHEN 'partial' THEN %4$d = 100
                ELSE %4$d = 100 OR rank <= %5$d END
            """.formatted(kind.label, hash, share == 100 ? "true" : kind.wanted, share, MOST_OF_A_CLASS));
    database.execute("""
            INSERT INTO counts SELECT '%1$s', '%2$s', label, recorded, coalesce(kept, 0)
            FROM (SELECT %3$s AS label, count(*) AS recorded FROM gathered GROUP BY 1)
            LEFT JOIN (SELECT %3$s AS label, count(*) AS kept FROM kept GROUP BY 1) USING (label)
            """.formatted(split, kind.suffix(), kind.label));
    String columns = share == 100 || kind.dropped.isEmpty() ? "*" : "* EXCLUDE (" + kind.dropped + ")";
    database.execute("COPY (SELECT %s FROM kept ORDER BY recording, %s) TO '%s' (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 19)"
            .formatted(columns, kind.order, out.resolve(split + "-" + kind.suffix() + ".parquet")));
}

List<String> strings(Statement database, String query) throws SQLException {
    List<String> strings = new ArrayList<>();
    try (var results = database.executeQuery(query)) {
        while (results.next()) {
            strings.add(results.getString(1));
        }
    }
    return strings;
}
