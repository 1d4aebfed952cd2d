package vedette.app.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import vedette.api.engine.SessionOptions;
import vedette.capture.CaptureException;
import vedette.capture.live.LiveConfig;
import vedette.capture.system.NetworkInterfaces;

/// Where packets come from and which of them are wanted: the options that every command shares which reads packets.
public final class InputOptions {

    @Option(
            names = {"-i", "--interface"},
            paramLabel = "IF",
            split = ",",
            description = {
                "capture on this interface; may be given several times;",
                "all: on all with a wire or a radio that are up, or where there are none, on all but loopback"
            })
    public List<String> interfaces = new ArrayList<>();

    /// Interfaces that are off at first, and can be switched on later.
    public List<String> others = List.of();

    @Option(
            names = {"-r", "--read"},
            paramLabel = "FILE",
            description = "read this capture file; `-` is standard input")
    public List<String> files = new ArrayList<>();

    @Option(names = "--follow", description = "wait for what is yet to be written to the file")
    public boolean isFollowed;

    @Option(
            names = {"-f", "--filter"},
            paramLabel = "EXPRESSION",
            description = "a BPF filter as tcpdump takes it; words after a lone -- are one, too")
    public String filter = "";

    @Option(
            names = {"-F", "--filter-file"},
            paramLabel = "FILE",
            description = "read the filter from this file")
    @Nullable
    Path filterFile;

    @Option(
            names = {"-w", "--write"},
            paramLabel = "FILE",
            description = "write what is read to this pcapng file, with tick marks; `-` is standard output")
    @Nullable
    public String output;

    @Option(names = "--packets", paramLabel = "N", description = "stop after so many packets")
    public long packets = Long.MAX_VALUE;

    @Option(
            names = "--duration",
            paramLabel = "D",
            converter = DurationConverter.class,
            description = "stop after so long, for example 30s, 5m or 1h; for files, in their own time")
    @Nullable
    Duration duration;

    @Option(names = "--checksums", description = "verify checksums; wrong ones are counted as oddities")
    public boolean verifiesChecksums;

    @Option(
            names = "--shards",
            paramLabel = "N",
            description = "threads to deal packets to (default: ${DEFAULT-VALUE})")
    public int shards = 1;

    @Option(names = "--engine", paramLabel = "ring|pcap", description = "how to capture: the kernel's ring, or libpcap")
    public LiveConfig.Engine engine = LiveConfig.Engine.preferred();

    @Option(
            names = "--snaplen",
            paramLabel = "N",
            description = "keep at most so many bytes of a packet (default: ${DEFAULT-VALUE})")
    public int snapLength = LiveConfig.MAX_SNAP_LENGTH;

    @Option(
            names = "--fanout",
            paramLabel = "N",
            description = "let the kernel spread each interface over N rings: the same findings, not the same bytes")
    public int fanout = 1;

    @Option(names = "--no-promiscuous", description = "capture only what is addressed to this machine")
    public boolean isModest;

    /// The filter, from wherever it was given.
    ///
    /// @param words what stood behind the lone `--`
    public String filterExpression(List<String> words) {
        List<String> given = Stream.of(filter, String.join(" ", words), fromFile())
                .filter(expression -> !expression.isBlank())
                .toList();
        if (given.size() > 1) {
            throw new IllegalArgumentException("the filter was given more than once: " + String.join(" | ", given));
        }
        return given.isEmpty() ? "" : given.getFirst();
    }

    private String fromFile() {
        if (filterFile == null) {
            return "";
        }
        try {
            return Files.readString(filterFile).strip();
        } catch (IOException e) {
            throw new CaptureException("cannot read the filter file " + filterFile + ": " + e, e);
        }
    }

    public void check() {
        if (shards < 1 || shards > 64) {
            throw new IllegalArgumentException("--shards must be in [1, 64], was " + shards);
        }
        if (packets < 1) {
            throw new IllegalArgumentException("--packets must be at least 1, was " + packets);
        }
        if (!interfaces.isEmpty() && !files.isEmpty()) {
            throw new IllegalArgumentException("give either interfaces (-i) or files, not both");
        }
        if (interfaces.contains(AllInterfaces.WORD)) {
            interfaces.clear();
            interfaces.addAll(AllInterfaces.of(NetworkInterfaces.list()));
        }
        if (isFollowed && files.size() != 1) {
            throw new IllegalArgumentException("--follow takes exactly one file, was " + files.size());
        }
    }

    /// Refuses what a command cannot do whose results are in the order of traffic and go to standard output.
    ///
    /// @param ordered what is put in order by one reader
    /// @param results what goes to standard output; null if it goes elsewhere
    public void checkFor(String ordered, @Nullable String results) {
        if (fanout > 1) {
            throw new IllegalArgumentException(
                    ordered + " by one reader, so --fanout must be 1, was " + fanout + "; --shards spreads the work");
        }
        if (results != null && output != null && output.equals("-")) {
            throw new IllegalArgumentException(
                    "packets (-w -) and " + results + " cannot both go to standard output: name a file with -w");
        }
    }

    /// How a session is to read. Files end in their own time, so there no clock does it.
    public SessionOptions forSession() {
        return new SessionOptions(interfaces.isEmpty() ? null : duration, output, verifiesChecksums);
    }

    public LiveConfig live(List<String> names, String expression) {
        LiveConfig.Ring ring = LiveConfig.Ring.defaults();
        return new LiveConfig(
                names,
                engine,
                expression,
                snapLength,
                !isModest,
                new LiveConfig.Ring(ring.bytes(), ring.blockTimeout(), fanout));
    }
}
