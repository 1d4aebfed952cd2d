package vedette.feature.output;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// How flows are put out.
public enum FlowFormat {
    /// A table as text.
    CSV("csv"),
    /// A JSON object a row.
    JSON_LINES("jsonl"),
    /// A table in columns, compressed.
    PARQUET("parquet"),
    /// Zeek's conn.log, a line a conversation.
    ZEEK("zeek"),
    /// The same as JSON lines.
    ZEEK_JSON("zeek-json"),
    /// Suricata's events of type flow, one a conversation.
    EVE("eve");

    private final String label;

    FlowFormat(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /// Whether it writes the columns of a schema; if not, it writes one record a conversation in a form of its own.
    public boolean hasSchema() {
        return this == CSV || this == JSON_LINES || this == PARQUET;
    }

    /// The format of that name.
    public static FlowFormat named(String name) {
        return Arrays.stream(values())
                .filter(format -> format.label.equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no format " + name + ": choose one of "
                        + Arrays.stream(values()).map(FlowFormat::label).collect(Collectors.joining(", "))));
    }

    FlowWriter open(OutputStream stream, WriterOptions options) throws IOException {
        return switch (this) {
            case CSV -> new CsvFlowWriter(stream, options.schema(), options.labels());
            case JSON_LINES -> new JsonFlowWriter(stream, options.schema(), options.labels());
            case PARQUET -> new ParquetFlowWriter(stream, options.schema(), options.labels(), options.scratch());
            case ZEEK -> new ZeekFlowWriter(new ZeekTable(stream), options.home());
            case ZEEK_JSON -> new ZeekFlowWriter(new ZeekJson(stream), options.home());
            case EVE -> new EveFlowWriter(stream);
        };
    }
}
