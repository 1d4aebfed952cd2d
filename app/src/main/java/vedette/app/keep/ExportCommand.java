package vedette.app.keep;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vedette.app.session.TimeConverter;
import vedette.app.text.NotClosing;
import vedette.feature.output.AtomicOutput;
import vedette.store.query.AnswerFormat;
import vedette.store.query.Asked;
import vedette.store.query.QueryProcess;

/// Puts out what is kept.
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description =
                "Puts out what is kept, for other programs: all of it, or what began in a time and fulfils a condition.",
        footer = {
            "",
            "Examples:",
            "  vedette export incidents --format jsonl",
            "  vedette export flows --from yesterday --to today -o flows.parquet",
            "  vedette export flows --where \"dst_port = 22 AND fwd_packets > 20\" --format csv",
            "  vedette export signals --format sqlite -o signals.db",
            "  vedette export packets --where \"score >= 70\" -o packets.parquet"
        })
public final class ExportCommand implements Callable<Integer> {

    private static final DateTimeFormatter SQL_TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    /// What there is, and in which order.
    private static final Map<String, String> ORDER = Map.of(
            "flows", "",
            "incidents", " ORDER BY detected, id",
            "packets", "",
            "signals", " ORDER BY begun, incident, detector, place");

    @Mixin
    private final StoreOptions where = new StoreOptions();

    @Mixin
    private final AskingOptions asking = new AskingOptions();

    @Parameters(paramLabel = "flows|incidents|signals|packets", description = "what")
    private String what = "";

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "csv, json, jsonl, parquet or sqlite (default: by the end of -o's name, else csv)")
    private @Nullable String format;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "write to this file, whole or not at all, instead of standard output")
    private @Nullable Path output;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "what began then or later, as 2026-01-12T09:00Z, -2h or yesterday")
    private @Nullable Instant from;

    @Option(names = "--to", paramLabel = "TIME", converter = TimeConverter.class, description = "what began before")
    private @Nullable Instant to;

    @Option(names = "--where", paramLabel = "SQL", description = "a condition on the columns")
    private @Nullable String condition;

    public ExportCommand() {}

    @Override
    public Integer call() throws IOException {
        if (!ORDER.containsKey(what)) {
            throw new IllegalArgumentException(
                    "there are flows, incidents, signals and packets to put out, not " + what);
        }
        AnswerFormat chosen = format == null ? formatOf(output) : AnswerFormat.named(format);
        Path file = output;
        if (file == null) {
            if (chosen.isFile()) {
                throw new IllegalArgumentException(chosen.label() + " is no stream: name a file with -o");
            }
            answer(chosen, null, new NotClosing(System.out));
        } else if (chosen.isFile()) {
            answer(chosen, file, new NotClosing(System.out));
        } else {
            try (AtomicOutput target = AtomicOutput.to(file)) {
                answer(chosen, null, target.stream());
                target.commit();
            }
        }
        return 0;
    }

    private static AnswerFormat formatOf(@Nullable Path file) {
        String name = file == null ? "" : file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".db") || name.endsWith(".sqlite")) {
            return AnswerFormat.SQLITE;
        }
        String end = name.substring(name.lastIndexOf('.') + 1);
        return List.of("json", "jsonl", "parquet").contains(end) ? AnswerFormat.named(end) : AnswerFormat.CSV;
    }

    private void answer(AnswerFormat chosen, @Nullable Path file, OutputStream out) throws IOException {
        Asked asked = new Asked(where.place().required(), sql(), chosen, file, 0, asking.memory);
        QueryProcess.answer(asked, asking.time, out);
    }

    private String sql() {
        String table = what.equals("signals")
                ? "(SELECT signals.*, incidents.begun FROM signals JOIN incidents ON incidents.id = signals.incident)"
                : what;
        StringBuilder sql = new StringBuilder("SELECT * FROM " + table + " AS kept WHERE true");
        String time = what.equals("packets") ? "time" : "begun";
        if (from != null) {
            sql.append(" AND ")
                    .append(time)
                    .append(" >= TIMESTAMP '")
                    .append(SQL_TIME.format(from))
                    .append('\'');
        }
        if (to != null) {
            sql.append(" AND ")
                    .append(time)
                    .append(" < TIMESTAMP '")
                    .append(SQL_TIME.format(to))
                    .append('\'');
        }
        if (condition != null) {
            sql.append(" AND (").append(condition).append("\n)");
        }
        return sql.append(ORDER.get(what)).toString();
    }
}
