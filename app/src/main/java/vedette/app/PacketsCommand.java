package vedette.app;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vedette.api.engine.CaptureSession;
import vedette.api.engine.SystemClock;
import vedette.app.session.CaptureReport;
import vedette.app.session.InputOptions;
import vedette.app.session.Inputs;
import vedette.app.session.MessageOptions;
import vedette.app.session.PacketListing;
import vedette.app.session.ProgressLine;
import vedette.app.session.SessionRunner;
import vedette.app.session.WireWatch;
import vedette.app.text.NotClosing;
import vedette.capture.CaptureException;

/// `vedette packets`: what a capture or a wire carries.
@Command(
        name = "packets",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Tells what is in a capture or on a wire: protocols, oddities, losses, and how much was not seen.",
        footer = {
            "%nExamples:",
            "  vedette packets office.pcapng",
            "  vedette packets *.pcap.gz --json -- tcp port 443",
            "  vedette packets -i eth0 --duration 30s -w eth0.pcapng",
            "  tcpdump -i eth0 -U -w - | vedette packets -r -"
        })
final class PacketsCommand implements Callable<Integer> {

    enum Format {
        SUMMARY,
        JSONL
    }

    @Mixin
    private final InputOptions input = new InputOptions();

    @Mixin
    private final MessageOptions messages = new MessageOptions();

    @Parameters(paramLabel = "FILE", description = "capture files, merged by time; `-` is standard input")
    private List<String> files = new ArrayList<>();

    @Option(names = "--json", description = "print one JSON object")
    private boolean isJson;

    @Option(names = "--format", paramLabel = "summary|jsonl", description = "jsonl prints a line for every packet")
    private Format format = Format.SUMMARY;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "write to this file instead of standard output")
    private @Nullable String output;

    PacketsCommand() {}

    @Override
    public Integer call() throws IOException {
        input.files.addAll(files);
        input.check();
        if (input.interfaces.isEmpty() && input.files.isEmpty()) {
            throw new IllegalArgumentException("nothing to read: name a capture file, or an interface with -i;"
                    + " `vedette packets --help` has examples");
        }
        if (input.output != null && input.output.equals("-") && output == null) {
            output = "/dev/stderr"; // standard output carries the packets
        }
        if (format == Format.JSONL && input.shards > 1) {
            throw new IllegalArgumentException("--format jsonl keeps packets in order, which takes --shards 1");
        }
        Inputs inputs = Inputs.open(input);
        inputs.problems().forEach(messages::problem);
        try (PrintStream out = output()) {
            PacketListing listing = format == Format.JSONL ? new PacketListing(out) : null;
            List<CaptureSession> sessions = inputs.sources().stream()
                    .map(opened ->
                            new CaptureSession(opened, input.forSession(), SystemClock.INSTANCE, shards(listing)))
                    .toList();
            SessionRunner runner = new SessionRunner(
                    sessions, new WireWatch(sessions, messages, new ProgressLine(sessions, messages)));
            runner.run(listing == null ? () -> false : listing::isUnread);
            messages.endProgress();
            print(out, listing, new CaptureReport(sessions, inputs.names()));
            if (out.checkError() && output != null) { // a closed pipe is no failure: its reader has seen enough
                throw new CaptureException("cannot write all of " + output + ": is the disk full?");
            }
        }
        return inputs.problems().isEmpty() ? 0 : Main.FAILED;
    }

    private CaptureSession.Shards shards(@Nullable PacketListing listing) {
        return listing == null
                ? CaptureSession.Shards.counting(input.shards)
                : CaptureSession.Shards.counting(listing::before);
    }

    private void print(PrintStream out, @Nullable PacketListing listing, CaptureReport report) {
        if (listing != null) {
            listing.flush();
        } else if (isJson) {
            report.printJson(out);
        } else {
            report.print(out);
        }
    }

    private PrintStream output() {
        try {
            return output == null
                    ? new PrintStream(new NotClosing(System.out), false, StandardCharsets.UTF_8)
                    : new PrintStream(new FileOutputStream(output), false, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new CaptureException("cannot write " + output + ": " + e.getMessage(), e);
        }
    }
}
