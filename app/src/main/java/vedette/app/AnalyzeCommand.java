package vedette.app;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JsonGenerator;
import vedette.api.engine.CaptureSession;
import vedette.api.engine.Findings;
import vedette.api.engine.FlowShards;
import vedette.api.engine.Learnt;
import vedette.api.engine.LossRecorder;
import vedette.api.engine.SystemClock;
import vedette.app.analyze.Analysis;
import vedette.app.analyze.IncidentText;
import vedette.app.analyze.ModelWork;
import vedette.app.analyze.StateFile;
import vedette.app.figures.SelfWatch;
import vedette.app.flows.HomeOption;
import vedette.app.keep.Keeping;
import vedette.app.keep.KeepingOptions;
import vedette.app.keep.StoreOptions;
import vedette.app.learn.AtWork;
import vedette.app.learn.AtWorkOptions;
import vedette.app.operate.ModelWatch;
import vedette.app.session.CaptureReport;
import vedette.app.session.InputOptions;
import vedette.app.session.Inputs;
import vedette.app.session.MessageOptions;
import vedette.app.session.SessionRunner;
import vedette.app.session.WireWatch;
import vedette.app.text.Json;
import vedette.app.text.NotClosing;
import vedette.app.text.Times;
import vedette.feature.AddressSet;
import vedette.flow.PacketTap;
import vedette.flow.packet.PacketOutlet;
import vedette.flow.shard.FlowSink;
import vedette.flow.table.FlowCounters;
import vedette.incident.Incident;
import vedette.incident.Severity;
import vedette.store.incidents.IncidentJson;
import vedette.store.incidents.Watched;
import vedette.store.outbox.Outbox;

/// What attacks are in the traffic.
@Command(
        name = "analyze",
        mixinStandardHelpOptions = true,
        description =
                "Looks for attacks in captured or live traffic and prints the incidents it finds, the worst first:"
                        + " threat score, severity, kind, who did it to whom, when, and why it is believed.",
        footer = {
            "",
            "Examples:",
            "  vedette analyze capture.pcap",
            "  vedette analyze capture.pcap --home 192.0.2.0/24 --json",
            "  vedette analyze capture.pcap --explain ID        all that is known of one incident",
            "  vedette analyze capture.pcap --fail-on high      exit 3 if one is high or critical",
            "  vedette analyze capture.pcap --store             keeps what it finds, for query, export and report",
            "  vedette analyze monday.pcap --state site.state   then tuesday.pcap: goes on from what is known",
            "  sudo vedette analyze -i eth0 --duration 5m"
        })
final class AnalyzeCommand implements Callable<Integer> {

    private static final String PROGRAM = "vedette " + Version.number();

    @Mixin
    private final InputOptions input = new InputOptions();

    @Mixin
    private final MessageOptions messages = new MessageOptions();

    @Mixin
    private final HomeOption homeOption = new HomeOption();

    @Parameters(paramLabel = "FILE", description = "capture files, merged by time; `-` is standard input")
    private List<String> files = new ArrayList<>();

    @Option(names = "--json", description = "print one JSON object instead of the table")
    private boolean isJson;

    @Option(names = "--explain", paramLabel = "ID", description = "print all that is known of this incident, by its id")
    private @Nullable String explained;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            description = "exit with 3 if an incident is at least this severe: info, low, medium, high or critical")
    private @Nullable Severity failOn;

    @Option(
            names = "--state",
            paramLabel = "FILE",
            description = "go on from what an earlier run has learnt and left in this file, if it is there,"
                    + " and leave there what was learnt by the end; conversations themselves are not carried over")
    private @Nullable Path state;

    @Option(
            names = "--store",
            description = "keep incidents and flows, for query, export and report; to read a file twice keeps its flows"
                    + " twice")
    private boolean isKept;

    @Mixin
    private final StoreOptions storeOptions = new StoreOptions();

    @Mixin
    private final KeepingOptions keepingOptions = new KeepingOptions();

    @Mixin
    private final AtWorkOptions models = new AtWorkOptions();

    /// The number of the rule that hides an incident from who looks; 0 if none does.
    private ToLongFunction<Incident> hiding = _ -> 0;

    AnalyzeCommand() {}

    @Override
    public Integer call() throws IOException {
        input.files.addAll(files);
        check();
        AddressSet home = homeOption.home();
        Inputs inputs = Inputs.open(input);
        inputs.problems().forEach(messages::problem);
        AtWork atWork = models.chosen(storeOptions.data());
        Findings findings = new Findings(home::contains, atWork.open(storeOptions.data())).list();
        StateFile stateFile = state == null ? null : new StateFile(state, PROGRAM, homeOption.text());
        if (stateFile != null && stateFile.exists()) {
            stateFile.restore(findings);
        }
        int unsaved = 0;
        if (isKept) {
            Keeping.How how = new Keeping.How(
                    keepingOptions,
                    Version.number(),
                    homeOption,
                    !input.interfaces.isEmpty(),
                    false,
                    new ModelWatch(models, atWork, storeOptions.data(), () -> Learnt.USUAL_BUDGET, messages::problem),
                    Outbox.NOBODY,
                    _ -> {},
                    _ -> {},
                    messages::problem);
            try (Keeping keeping = Keeping.open(storeOptions, findings, how);
                    SelfWatch self = keeping.selfWatch(inputs.names())) {
                hiding = keeping::hiddenBy;
                keeping.watched(run(findings, Outlets.of(keeping, inputs), home, inputs, self::look));
                unsaved = keeping.unsaved();
            }
        } else {
            run(findings, new Outlets(findings.sink(), null, null), home, inputs, _ -> {});
        }
        if (stateFile != null) {
            stateFile.keep(findings);
        }
        return unsaved > 0 ? Main.FAILED : status(findings, inputs);
    }

    /// Where what is seen goes.
    ///
    /// @param packets those that are kept
    /// @param tap those that may be evidence
    private record Outlets(
            FlowSink sink,
            @Nullable PacketOutlet packets,
            @Nullable PacketTap tap) {

        static Outlets of(Keeping keeping, Inputs inputs) {
            return new Outlets(
                    keeping.sink(),
                    keeping.packets(),
                    keeping.tap(inputs.sources().getFirst().source()));
        }
    }

    /// @param beside looks at the session several times a second, too
    private Watched run(
            Findings findings, Outlets to, AddressSet home, Inputs inputs, Consumer<CaptureSession> beside) {
        try (FlowShards shards =
                new FlowShards(input.shards, Analysis.configFor(input.shards), to.sink, home::contains)) {
            shards.keepPackets(to.packets);
            shards.showPackets(to.tap);
            CaptureSession session = new CaptureSession(
                    inputs.sources().getFirst(), input.forSession(), SystemClock.INSTANCE, shards.forSession());
            LossRecorder losses = new LossRecorder();
            SessionRunner.Watcher progress = () -> {
                beside.accept(session);
                losses.shed(shards.sum(FlowCounters::shed));
                messages.progress(Times.count(session.counters().packets())
                        + " packets, " + Times.count(shards.sum(FlowCounters::begun)) + " conversations, "
                        + Times.count(findings.opened()) + " incidents");
            };
            new SessionRunner(List.of(session), new WireWatch(List.of(session), messages, progress)).run(() -> false);
            messages.endProgress();
            CaptureReport capture = new CaptureReport(List.of(session), inputs.names());
            print(findings, shards, capture);
            return capture.watched();
        }
    }

    private void check() {
        input.check();
        keepingOptions.check(isKept);
        if (input.interfaces.isEmpty() && input.files.isEmpty()) {
            throw new IllegalArgumentException("nothing to read: name a capture file, or an interface with -i;"
                    + " `vedette analyze --help` has examples");
        }
        input.checkFor("ticks are merged in order", "incidents");
        if (isJson && explained != null) {
            throw new IllegalArgumentException("--json has every incident in full: leave --explain out");
        }
    }

    private void print(Findings findings, FlowShards shards, CaptureReport capture) {
        if (isJson) {
            PrintStream out = new PrintStream(new NotClosing(System.out), false, StandardCharsets.UTF_8);
            printJson(out, findings, shards, capture);
            out.flush();
        } else if (explained == null) {
            printTable(findings, shards, capture);
        } else {
            IncidentText.explain(System.out, incident(findings, explained), findings.site());
        }
    }

    private static Incident incident(Findings findings, String id) {
        return findings.worstFirst().stream()
                .filter(incident -> incident.id().startsWith(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no incident " + id + " in this traffic: "
                        + (findings.opened() == 0
                                ? "nothing was found"
                                : "leave --explain out to see those there are")));
    }

    private void printTable(Findings findings, FlowShards shards, CaptureReport capture) {
        List<Incident> all = findings.worstFirst();
        List<Incident> incidents = all.stream().filter(this::isShown).toList();
        int hidden = all.size() - incidents.size();
        if (!incidents.isEmpty()) {
            IncidentText.table(System.out, incidents);
            System.out.flush(); // before what goes to the other stream
        }
        messages.note(Times.count(findings.opened()) + (findings.opened() == 1 ? " incident" : " incidents") + " in "
                + capture.extent() + ", " + Times.count(shards.sum(FlowCounters::begun)) + " conversations"
                + (hidden > 0
                        ? "; " + Times.count(hidden) + " of them not shown: `vedette suppress list` says why"
                        : "")
                + (findings.leftOut() > 0 ? "; " + Times.count(findings.leftOut()) + " are not shown" : "")
                + (findings.noLongerFollowed() > 0
                        ? "; " + Times.count(findings.noLongerFollowed()) + " were no longer followed for want of room"
                        : ""));
    }

    private boolean isShown(Incident incident) {
        return hiding.applyAsLong(incident) == 0;
    }

    private void printJson(PrintStream out, Findings findings, FlowShards shards, CaptureReport capture) {
        try (JsonGenerator json = Json.to(out)) {
            json.writeStartObject();
            json.writeNumberProperty("version", 1);
            capture.writeExact(json, shards.sum(FlowCounters::shed));
            capture.writeCapture(json);
            json.writeNumberProperty("flows", shards.sum(FlowCounters::begun));
            json.writeName("incidents");
            json.writeStartArray();
            findings.inOrder()
                    .forEach(incident ->
                            IncidentJson.write(json, Findings.snapshot(incident), hiding.applyAsLong(incident)));
            json.writeEndArray();
            json.writeName("models");
            ModelWork.write(json, findings.models());
            json.writeNumberProperty("incidents_left_out", findings.leftOut());
            json.writeNumberProperty("incidents_no_longer_followed", findings.noLongerFollowed());
            json.writeEndObject();
            Json.endLine(json);
        }
    }

    private int status(Findings findings, Inputs inputs) {
        Severity severity = failOn;
        if (severity != null
                && findings.inOrder().stream()
                        .filter(this::isShown)
                        .anyMatch(incident -> incident.score() >= severity.from())) {
            return Main.FOUND;
        }
        return inputs.problems().isEmpty() ? 0 : Main.FAILED;
    }
}
