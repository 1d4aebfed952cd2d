package vedette.app;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vedette.app.flows.FlowOptions;
import vedette.app.flows.FlowShards;
import vedette.app.flows.RowKind;
import vedette.app.session.CaptureSession;
import vedette.app.session.InputOptions;
import vedette.app.session.Inputs;
import vedette.app.session.MessageOptions;
import vedette.app.session.SessionRunner;
import vedette.app.session.SystemClock;
import vedette.app.session.WireWatch;
import vedette.app.text.NotClosing;
import vedette.app.text.Times;
import vedette.capture.CaptureException;
import vedette.feature.AddressSet;
import vedette.feature.FlowLabels;
import vedette.feature.FlowSchema;
import vedette.feature.activity.ActivityWindowsConfig;
import vedette.feature.label.LabelFile;
import vedette.feature.output.AtomicOutput;
import vedette.feature.output.Exactness;
import vedette.feature.output.FlowFormat;
import vedette.feature.output.FlowOutput;
import vedette.feature.output.FlowSummary;
import vedette.feature.output.RowOutput;
import vedette.feature.output.WriterOptions;
import vedette.feature.output.activity.ActivityOptions;
import vedette.feature.output.activity.ActivityOutput;
import vedette.flow.table.FlowCounters;

/// Conversations and the numbers that describe them.
@Command(
        name = "flows",
        mixinStandardHelpOptions = true,
        description = "Turns packets into conversations and puts out the numbers that describe each: as a table (CSV,"
                + " JSON lines, Parquet), as Zeek's conn.log or as Suricata's flow events. With --rows activity, the"
                + " numbers that describe what hosts did in ten seconds, one minute and five.",
        footer = {
            "",
            "Examples:",
            "  vedette flows capture.pcap -o flows.csv          the columns of the public CIC data sets",
            "  vedette flows capture.pcap --schema full -o flows.parquet",
            "  vedette flows capture.pcap --rows activity -o activity.parquet",
            "  vedette flows *.pcap --labels labels.csv -o rows.csv   with what each flow is in truth",
            "  vedette flows capture.pcap --format zeek > conn.log",
            "  sudo vedette flows -i eth0 --duration 5m -w seen.pcapng -o flows.csv"
        })
final class FlowsCommand implements Callable<Integer> {

    @Mixin
    private final InputOptions input = new InputOptions();

    @Mixin
    private final MessageOptions messages = new MessageOptions();

    @Mixin
    private final FlowOptions flowOptions = new FlowOptions();

    @Parameters(paramLabel = "FILE", description = "capture files, merged by time; `-` is standard input")
    private List<String> files = new ArrayList<>();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "write rows to this file, whole or not at all, instead of standard output")
    private @Nullable Path output;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "csv, jsonl, parquet, zeek, zeek-json or eve (default: by the end of -o's name, else csv)")
    private @Nullable String format;

    @Option(
            names = "--rows",
            paramLabel = "flow|activity",
            description = "what a row is about: a flow, or what a host or a pair did in a window of time (default:"
                    + " flow)")
    private RowKind rowKind = RowKind.FLOW;

    @Option(
            names = "--schema",
            paramLabel = "cic|full",
            description = "which columns a table of flows has (default: cic)")
    private @Nullable String schema;

    @Option(
            names = "--labels",
            paramLabel = "FILE",
            description = "say of each flow what it is in truth, from the rules in this file")
    private @Nullable Path labels;

    @Option(
            names = "--lab",
            paramLabel = "CIDR",
            split = ",",
            description = "addresses that a `*` among the sources of the labels does not mean (default: private ones)")
    private List<String> lab = new ArrayList<>();

    @Option(
            names = "--home",
            paramLabel = "CIDR",
            split = ",",
            description = "addresses that are inside (default: private ones)")
    private List<String> home = new ArrayList<>();

    @Option(names = "--digest", description = "say the SHA-256 of what was put out")
    private boolean isDigested;

    @Option(names = "--json", description = "sum the run up as one JSON object on standard output; rows then need -o")
    private boolean isJson;

    FlowsCommand() {}

    @Override
    public Integer call() throws IOException {
        input.files.addAll(files);
        check();
        FlowFormat chosen = format == null ? formatOf(output) : FlowFormat.named(format);
        checkRows(chosen);
        WriterOptions options = writerOptions();
        Inputs inputs = Inputs.open(input);
        inputs.problems().forEach(messages::problem);
        if (output == null) {
            writeToStandardOutput(inputs, chosen, options);
        } else {
            writeToFile(inputs, output, chosen, options);
        }
        return inputs.problems().isEmpty() ? 0 : Main.FAILED;
    }

    private void check() {
        input.check();
        if (input.interfaces.isEmpty() && input.files.isEmpty()) {
            throw new IllegalArgumentException("nothing to read: name a capture file, or an interface with -i;"
                    + " `vedette flows --help` has examples");
        }
        if (input.fanout > 1) {
            throw new IllegalArgumentException("rows are put in order by one reader, so --fanout must be 1, was "
                    + input.fanout + "; --shards spreads the work");
        }
        if (output == null && isJson) {
            throw new IllegalArgumentException(
                    "--json and the rows cannot both go to standard output: name a file with -o");
        }
        if (output == null && input.output != null && input.output.equals("-")) {
            throw new IllegalArgumentException(
                    "packets (-w -) and rows cannot both go to standard output: name a file with -o");
        }
        if (output == null && FlowFormat.PARQUET.label().equals(format)) {
            throw new IllegalArgumentException("Parquet is no stream: name a file with -o");
        }
    }

    private void checkRows(FlowFormat chosen) {
        if (rowKind == RowKind.FLOW) {
            return;
        }
        if (!chosen.hasSchema()) {
            throw new IllegalArgumentException("--rows activity goes out as csv, jsonl or parquet: "
                    + chosen.label() + (format == null ? ", after the end of -o's name," : "")
                    + " is a form of conversations");
        }
        if (schema != null) {
            throw new IllegalArgumentException(
                    "--schema chooses the columns of flows: leave it out, --rows activity always has the same");
        }
        if (labels != null) {
            throw new IllegalArgumentException(
                    "--labels are of flows: leave them out, or take --rows flow; rows of activity have none");
        }
        if (flowOptions.hasCheckpoints()) {
            throw new IllegalArgumentException(
                    "--checkpoints are rows of flows: leave them out, --rows activity has no such rows");
        }
    }

    private static FlowFormat formatOf(@Nullable Path file) {
        String name = file == null ? "" : file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".parquet")) {
            return FlowFormat.PARQUET;
        }
        if (name.endsWith(".log")) {
            return FlowFormat.ZEEK;
        }
        return name.endsWith(".jsonl") || name.endsWith(".ndjson") ? FlowFormat.JSON_LINES : FlowFormat.CSV;
    }

    private WriterOptions writerOptions() throws IOException {
        Path scratch = output == null ? Path.of(".") : AtomicOutput.folderOf(output);
        return new WriterOptions(
                FlowSchema.named(schema == null ? "cic" : schema), readLabels(), addresses(home), scratch);
    }

    private FlowLabels readLabels() {
        if (labels == null) {
            return FlowLabels.NONE;
        }
        try {
            return LabelFile.read(labels, addresses(lab));
        } catch (IOException e) {
            throw new CaptureException("cannot use the labels: " + e.getMessage(), e);
        }
    }

    private static AddressSet addresses(List<String> networks) {
        return networks.isEmpty() ? AddressSet.PRIVATE : AddressSet.parse(String.join(";", networks));
    }

    private void writeToFile(Inputs inputs, Path file, FlowFormat chosen, WriterOptions options) {
        try (AtomicOutput target = AtomicOutput.to(file)) {
            run(inputs, target.stream(), chosen, options);
            target.commit();
        } catch (IOException e) {
            throw new CaptureException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /// A closed pipe is no failure: its reader has seen enough.
    private void writeToStandardOutput(Inputs inputs, FlowFormat chosen, WriterOptions options) {
        try {
            run(inputs, new NotClosing(System.out), chosen, options);
        } catch (IOException e) {
            throw new CaptureException("cannot write to standard output: " + e.getMessage(), e);
        }
    }

    private void run(Inputs inputs, OutputStream stream, FlowFormat chosen, WriterOptions options) throws IOException {
        try (RowOutput rows = rowKind == RowKind.FLOW
                        ? openFlows(chosen, stream, options)
                        : openActivity(chosen, stream, options);
                FlowShards shards = shards(rows, chosen, options)) {
            CaptureSession session =
                    new CaptureSession(inputs.sources().getFirst(), input, SystemClock.INSTANCE, shards.forSession());
            SessionRunner.Watcher progress =
                    () -> messages.progress(Times.count(session.counters().packets()) + " packets, "
                            + Times.count(shards.sum(FlowCounters::begun)) + " conversations");
            try {
                new SessionRunner(List.of(session), new WireWatch(List.of(session), messages, progress))
                        .run(() -> output == null && System.out.checkError());
            } catch (RuntimeException e) {
                throw causeOf(e);
            }
            messages.endProgress();
            FlowSummary summary = rows.finish(exactness(session, shards));
            report(summary, session, shards, inputs);
        }
    }

    private RowOutput openFlows(FlowFormat chosen, OutputStream stream, WriterOptions options) throws IOException {
        return isDigested
                ? FlowOutput.openWithDigest(chosen, stream, options)
                : FlowOutput.open(chosen, stream, options);
    }

    private RowOutput openActivity(FlowFormat chosen, OutputStream stream, WriterOptions options) throws IOException {
        ActivityOptions how = new ActivityOptions(
                ActivityWindowsConfig.defaults(),
                CaptureSession.SITE_SEED,
                options.home()::contains,
                options.scratch());
        return isDigested
                ? ActivityOutput.openWithDigest(chosen, stream, how)
                : ActivityOutput.open(chosen, stream, how);
    }

    private FlowShards shards(RowOutput rows, FlowFormat chosen, WriterOptions options) {
        if (rowKind == RowKind.ACTIVITY) {
            return new FlowShards(
                    input.shards, flowOptions.config(input.shards, false), rows, options.home()::contains);
        }
        boolean isSequenceKept = chosen.hasSchema() && options.schema().needsSequence();
        return new FlowShards(input.shards, flowOptions.config(input.shards, isSequenceKept), rows);
    }

    /// What could not be written comes from whichever shard found out.
    private static RuntimeException causeOf(RuntimeException failure) throws IOException {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UncheckedIOException unwritten) {
                throw unwritten.getCause();
            }
        }
        return failure;
    }

    private static Exactness exactness(CaptureSession session, FlowShards shards) {
        long lost = session.statistics().drops();
        long shed = Math.max(shards.sum(FlowCounters::shed), shards.sum(FlowCounters::full));
        return new Exactness(session.counters().late(), shed + lost, 0);
    }

    private void report(FlowSummary summary, CaptureSession session, FlowShards shards, Inputs inputs) {
        if (isJson) {
            PrintStream out = new PrintStream(new NotClosing(System.out), false, StandardCharsets.UTF_8);
            new FlowReport(summary, shards).printJson(out, new CaptureReport(List.of(session), inputs.names()));
            out.flush();
        } else {
            new FlowReport(summary, shards).print(messages);
        }
    }
}
