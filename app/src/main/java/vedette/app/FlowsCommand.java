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
import vedette.api.engine.CaptureSession;
import vedette.api.engine.FlowShards;
import vedette.api.engine.SystemClock;
import vedette.app.flows.FlowOptions;
import vedette.app.flows.HomeOption;
import vedette.app.flows.LabelOptions;
import vedette.app.flows.RowKind;
import vedette.app.session.CaptureReport;
import vedette.app.session.InputOptions;
import vedette.app.session.Inputs;
import vedette.app.session.MessageOptions;
import vedette.app.session.SessionRunner;
import vedette.app.session.WireWatch;
import vedette.app.text.NotClosing;
import vedette.app.text.Times;
import vedette.capture.CaptureException;
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
import vedette.feature.output.activity.TickOutput;
import vedette.flow.table.FlowCounters;

/// Conversations and the numbers that describe them.
@Command(
        name = "flows",
        mixinStandardHelpOptions = true,
        description = "Turns packets into conversations and puts out the numbers that describe each: as a table (CSV,"
                + " JSON lines, Parquet), as Zeek's conn.log or as Suricata's flow events. With --rows activity, the"
                + " numbers that describe what hosts did in ten seconds, one minute and five; with --rows tick, what"
                + " was counted of them in each second.",
        footer = {
            "",
            "Examples:",
            "  vedette flows capture.pcap -o flows.csv          the columns of the public CIC data sets",
            "  vedette flows capture.pcap --schema full -o flows.parquet",
            "  vedette flows capture.pcap --rows activity -o activity.parquet",
            "  vedette flows *.pcap --labels labels.csv -o rows.csv   with what each row is in truth",
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

    @Mixin
    private final HomeOption home = new HomeOption();

    @Mixin
    private final LabelOptions truth = new LabelOptions();

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
            paramLabel = "flow|activity|tick",
            description = "what a row is about: a flow, or what a host or a pair did in a window of time, or in each"
                    + " second (default: flow)")
    private RowKind rowKind = RowKind.FLOW;

    @Option(
            names = "--schema",
            paramLabel = "cic|full",
            description = "which columns a table of flows has (default: cic)")
    private @Nullable String schema;

    @Option(names = "--digest", description = "say the SHA-256 of what was put out")
    private boolean isDigested;

    @Option(names = "--json", description = "sum the run up as one JSON object on standard output; rows then need -o")
    private boolean isJson;

    /// What a run puts out, and how.
    private record Plan(
            FlowFormat format,
            WriterOptions options,
            @Nullable LabelFile labels) {}

    FlowsCommand() {}

    @Override
    public Integer call() throws IOException {
        input.files.addAll(files);
        check();
        FlowFormat chosen = format == null ? formatOf(output) : FlowFormat.named(format);
        checkRows(chosen);
        Plan plan = plan(chosen);
        Inputs inputs = Inputs.open(input);
        inputs.problems().forEach(messages::problem);
        if (output == null) {
            writeToStandardOutput(inputs, plan);
        } else {
            writeToFile(inputs, output, plan);
        }
        return inputs.problems().isEmpty() ? 0 : Main.FAILED;
    }

    private void check() {
        input.check();
        if (input.interfaces.isEmpty() && input.files.isEmpty()) {
            throw new IllegalArgumentException("nothing to read: name a capture file, or an interface with -i;"
                    + " `vedette flows --help` has examples");
        }
        input.checkFor("rows are put in order", output == null ? "rows" : null);
        if (output == null && isJson) {
            throw new IllegalArgumentException(
                    "--json and the rows cannot both go to standard output: name a file with -o");
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
            throw new IllegalArgumentException("--rows " + rowKind.label() + " goes out as csv, jsonl or parquet: "
                    + chosen.label() + (format == null ? ", after the end of -o's name," : "")
                    + " is a form of conversations");
        }
        if (schema != null) {
            throw new IllegalArgumentException("--schema chooses the columns of flows: leave it out, --rows "
                    + rowKind.label() + " always has the same");
        }
        if (flowOptions.hasCheckpoints()) {
            throw new IllegalArgumentException(
                    "--checkpoints are rows of flows: leave them out, --rows " + rowKind.label() + " has no such rows");
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

    private Plan plan(FlowFormat chosen) {
        Path scratch = output == null ? Path.of(".") : AtomicOutput.folderOf(output);
        LabelFile labels = truth.labels();
        FlowLabels ofFlows = labels == null ? FlowLabels.NONE : labels;
        FlowSchema named = FlowSchema.named(schema == null ? "cic" : schema);
        FlowSchema columns = flowOptions.hasCheckpoints() ? named.withCheckpointAge() : named;
        return new Plan(chosen, new WriterOptions(columns, ofFlows, home.home(), scratch), labels);
    }

    private void writeToFile(Inputs inputs, Path file, Plan plan) {
        try (AtomicOutput target = AtomicOutput.to(file)) {
            run(inputs, target.stream(), plan);
            target.commit();
        } catch (IOException e) {
            throw new CaptureException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /// A closed pipe is no failure: its reader has seen enough.
    private void writeToStandardOutput(Inputs inputs, Plan plan) {
        try {
            run(inputs, new NotClosing(System.out), plan);
        } catch (IOException e) {
            throw new CaptureException("cannot write to standard output: " + e.getMessage(), e);
        }
    }

    private void run(Inputs inputs, OutputStream stream, Plan plan) throws IOException {
        try (RowOutput rows = open(plan, stream);
                FlowShards shards = shards(rows, plan)) {
            CaptureSession session = new CaptureSession(
                    inputs.sources().getFirst(), input.forSession(), SystemClock.INSTANCE, shards.forSession());
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

    private RowOutput open(Plan plan, OutputStream stream) throws IOException {
        WriterOptions options = plan.options();
        ActivityOptions ofActivity = new ActivityOptions(
                ActivityWindowsConfig.defaults(),
                CaptureSession.SITE_SEED,
                options.home()::contains,
                options.scratch(),
                plan.labels());
        return switch (rowKind) {
            case FLOW ->
                isDigested
                        ? FlowOutput.openWithDigest(plan.format(), stream, options)
                        : FlowOutput.open(plan.format(), stream, options);
            case ACTIVITY ->
                isDigested
                        ? ActivityOutput.openWithDigest(plan.format(), stream, ofActivity)
                        : ActivityOutput.open(plan.format(), stream, ofActivity);
            case TICK ->
                isDigested
                        ? TickOutput.openWithDigest(plan.format(), stream, ofActivity)
                        : TickOutput.open(plan.format(), stream, ofActivity);
        };
    }

    private FlowShards shards(RowOutput rows, Plan plan) {
        if (rowKind == RowKind.FLOW) {
            boolean isSequenceKept =
                    plan.format().hasSchema() && plan.options().schema().needsSequence();
            return new FlowShards(input.shards, flowOptions.config(input.shards, isSequenceKept), rows);
        }
        return new FlowShards(
                input.shards,
                flowOptions.config(input.shards, false),
                rows,
                plan.options().home()::contains,
                plan.labels());
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
