package vedette.app.keep;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vedette.app.text.NotClosing;
import vedette.store.query.AnswerFormat;
import vedette.store.query.Asked;
import vedette.store.query.QueryProcess;

/// Asks what is kept in SQL.
@Command(
        name = "query",
        mixinStandardHelpOptions = true,
        description = {
            "Answers a question in SQL (DuckDB's) about what is kept, in a process of its own that can read nothing else.",
            "Tables: flows, incidents, signals, minutes, packets, figures, suppressions, actions, sensors."
                    + " `DESCRIBE`-like: SELECT * FROM flows LIMIT 1."
        },
        footer = {
            "",
            "Examples:",
            "  vedette query \"SELECT src, sum(fwd_bytes) AS sent FROM flows GROUP BY src ORDER BY sent DESC LIMIT 10\"",
            "  vedette query \"SELECT kind, count(*) FROM incidents GROUP BY kind\" --format csv",
            "  vedette query \"SELECT * FROM signals WHERE detector = 'port-scan'\" --format jsonl"
        })
public final class QueryCommand implements Callable<Integer> {

    @Mixin
    private final StoreOptions where = new StoreOptions();

    @Mixin
    private final AskingOptions asking = new AskingOptions();

    @Parameters(paramLabel = "SQL", description = "one query")
    private String sql = "";

    @Option(names = "--format", paramLabel = "FORMAT", description = "table, csv, json or jsonl (default: table)")
    private String format = AnswerFormat.TABLE.label();

    @Option(names = "--rows", paramLabel = "N", description = "so many at most, 0 for all (default: 1000)")
    private long rows = 1_000;

    public QueryCommand() {}

    @Override
    public Integer call() throws IOException {
        AnswerFormat chosen = AnswerFormat.named(format);
        if (chosen.isFile()) {
            throw new IllegalArgumentException(chosen.label() + " is a file: `vedette export` writes it");
        }
        Asked asked = new Asked(where.place().required(), sql, chosen, null, rows, asking.memory);
        QueryProcess.answer(asked, asking.time, new NotClosing(System.out));
        return 0;
    }
}
