package vedette.app.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vedette.app.config.key.Blocks;
import vedette.app.config.key.Chapter;
import vedette.app.config.key.Key;
import vedette.app.config.key.Kind;
import vedette.app.config.key.Kinds;
import vedette.app.notify.key.NotifyKeys;
import vedette.capture.live.LiveConfig;
import vedette.feature.AddressSet;
import vedette.store.people.Setting;

/// All keys that there are, in the order of the data.
public final class Keys {

    private static final int MOST_OF_BUDGET = 10_000;
    private static final Pattern LISTEN =
            Pattern.compile("lan|(?:(?:lan|[A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.%a-z]+]):)?[0-9]{1,5}");
    private static final Pattern HOST_NAME =
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]{0,62})(\\.[A-Za-z0-9][A-Za-z0-9-]{0,62})*");
    private static final int MOST_PORTS = 65_535;

    public static final Key<Path> DATA_DIR = Key.of(
                    "data-dir", Kinds.path(), "", "where all that is seen and learnt is kept")
            .unlessGiven("vedette in the user's folder for data")
            .such("/var/lib/vedette");

    public static final Key<List<AddressSet>> HOME = Key.of(
                    "site.home",
                    Kinds.list(Kinds.read("a network such as 10.0.0.0/8", "10.0.0.0/8", AddressSet::parse)),
                    "",
                    "addresses that are inside")
            .unlessGiven("private addresses")
            .such("10.0.0.0/8");

    public static final Key<List<String>> INTERFACES = Key.of(
                    "capture.interfaces",
                    Kinds.list(Kinds.text(64)),
                    "",
                    "what is watched; `all`: all with a wire or a radio that are up")
            .unlessGiven("the one with the default route")
            .such("eth0")
            .live();
    static final Key<String> FILTER = Key.of(
                    "capture.filter", Kinds.text(4_000), "", "a BPF filter as tcpdump takes it")
            .unlessGiven("all packets")
            .such("not host 192.0.2.1");
    static final Key<String> ENGINE = Key.of(
                    "capture.engine", Kinds.choice("ring", "pcap"), "", "how to capture: the kernel's ring, or libpcap")
            .unlessGiven("ring on Linux, else pcap")
            .such("ring");
    static final Key<Integer> SNAP_LENGTH = Key.of(
            "capture.snap-length",
            Kinds.whole(64, LiveConfig.MAX_SNAP_LENGTH),
            Integer.toString(LiveConfig.MAX_SNAP_LENGTH),
            "keep at most so many bytes of a packet");
    static final Key<Boolean> PROMISCUOUS =
            Key.of("capture.promiscuous", Kinds.flag(), "true", "capture also what is not addressed to this machine");
    static final Key<Boolean> CHECKSUMS =
            Key.of("capture.checksums", Kinds.flag(), "false", "verify checksums; wrong ones are counted as oddities");
    static final Key<Path> WRITE = Key.of(
                    "capture.write", Kinds.path(), "", "write what is read to this pcapng file, too")
            .unlessGiven("nowhere")
            .such("/var/lib/vedette/seen.pcapng");

    static final Key<Integer> SHARDS = Key.of("flow.shards", Kinds.whole(1, 64), "1", "threads to deal packets to");

    static final Key<String> MODELS = Key.of(
                    "detect.models",
                    Kinds.wordOr("none", Kinds.path()),
                    "",
                    "the models at work: a folder of one or several, or none")
            .unlessGiven("those put to work by `vedette models use`, else those that come with Vedette")
            .such("/var/lib/vedette/my-models");
    public static final Key<Double> ALERT_BUDGET = Key.of(
                    "detect.alert-budget",
                    Kinds.positive(MOST_OF_BUDGET),
                    "5",
                    "how many incidents a day you want to be told of that are only unusual")
            .live();

    static final Key<List<String>> PING_TARGETS = Key.of(
                    "network.ping-targets",
                    Kinds.list(Kinds.read("HOST or HOST:PORT", "192.0.2.1:443", Keys::pingTarget)),
                    "",
                    "hosts that are asked once a minute how long opening a connection takes, at most 20")
            .unlessGiven("none");

    static final Key<String> DATABASE = Key.of(
                    "store.database",
                    Kinds.read(
                            "jdbc:postgresql://HOST/NAME?user=USER, without a password",
                            "jdbc:postgresql://db/vedette",
                            Keys::database),
                    "",
                    "keep incidents and recent flows in PostgreSQL; the password is read from PGPASSFILE or ~/.pgpass")
            .unlessGiven("files")
            .from("VEDETTE_DATABASE");
    static final Key<String> PACKETS = Key.of(
            "store.packets",
            Kinds.wordOr("off", Kinds.size("1M", "100T")),
            "off",
            "keep the header of every packet, in files of so much at most");
    static final Key<Boolean> TICKS = Key.of(
            "store.ticks",
            Kinds.flag(),
            "true",
            "keep each second as detectors saw it, so that the past can be judged anew");
    static final Key<String> EVIDENCE = Key.of(
            "store.evidence",
            Kinds.wordOr("none", Kinds.size("16M", "8G")),
            "1G",
            "room for packets to save with incidents; at most a tenth of what is free is taken");
    static final Key<String> PRIVACY = Key.of(
            "store.privacy",
            Kinds.choice("off", "pseudonyms"),
            "off",
            "pseudonyms keeps others in the place of addresses and names that are inside");
    public static final Key<Duration> KEEP_FLOWS = Key.of(
                    "store.retention.flows", days(), "30d", "how long flows are kept")
            .live();
    public static final Key<Duration> KEEP_INCIDENTS = Key.of(
                    "store.retention.incidents", days(), "365d", "how long closed incidents are kept")
            .live();
    public static final Key<Duration> KEEP_TICKS = Key.of(
                    "store.retention.ticks", days(), "30d", "how long ticks are kept")
            .live();
    public static final Key<Long> MOST_TICKS = Key.of(
                    "store.retention.most-ticks",
                    Kinds.size("16M", "100T"),
                    "10G",
                    "room of ticks: the oldest go first")
            .live();
    public static final Key<Long> MOST_EVIDENCE = Key.of(
                    "store.retention.most-evidence",
                    Kinds.size("16M", "100T"),
                    "4G",
                    "room of incidents' packets: those of the incidents that ended first go first")
            .live();
    public static final Key<Long> LEAST_FREE = Key.of(
                    "store.retention.least-free",
                    Kinds.size("16M", "100T"),
                    "1G",
                    "what stays free on the disk: the oldest flows go first")
            .live();

    public static final Key<String> REPORT_SCHEDULE = Key.of(
                    "report.schedule",
                    Kinds.choice("off", "daily", "weekly"),
                    "off",
                    "write a report of each day, or of each week from Monday, when it is over")
            .live();
    public static final Key<String> REPORT_FORMAT = Key.of(
                    "report.format", Kinds.choice("pdf", "html", "md"), "pdf", "as what")
            .live();
    public static final Key<Path> REPORT_FOLDER = Key.of("report.folder", Kinds.path(), "", "where to")
            .unlessGiven("reports beside what is kept")
            .such("/var/lib/vedette/reports")
            .live();

    static final Key<Boolean> DASHBOARD = Key.of("web.enabled", Kinds.flag(), "true", "whether there is a dashboard");
    static final Key<String> LISTEN_AT = Key.of(
                    "web.listen",
                    Kinds.read("[HOST:]PORT, lan or lan:PORT", "127.0.0.1:5000", Keys::listen),
                    "",
                    "where the dashboard is; beyond this machine only by TLS, or behind a proxy")
            .unlessGiven("127.0.0.1:5000, or the next free port up to 5009");
    static final Key<Boolean> TLS = Key.of(
            "web.tls", Kinds.flag(), "false", "by TLS, with a certificate that is made here unless one is named");
    static final Key<Path> TLS_CERT = Key.of(
                    "web.tls-cert", Kinds.path(), "", "the certificate, and those who vouch for it, as PEM")
            .unlessGiven("made here")
            .such("/etc/vedette/cert.pem");
    static final Key<Path> TLS_KEY = Key.of("web.tls-key", Kinds.path(), "", "the key of the certificate, as PEM")
            .unlessGiven("made here")
            .such("/etc/vedette/key.pem");
    static final Key<Boolean> BEHIND_PROXY =
            Key.of("web.behind-proxy", Kinds.flag(), "false", "without TLS, since a proxy in front speaks it");
    static final Key<List<String>> HOST_NAMES = Key.of(
                    "web.host-names",
                    Kinds.list(Kinds.read("a name such as sensor.example.org", "sensor.example.org", Keys::hostName)),
                    "",
                    "names under which the dashboard may be asked for, beside numbers and localhost")
            .unlessGiven("none");

    public static final Key<Path> LOG_FILE = Key.of("log.file", Kinds.path(), "", "where to; the folder is made")
            .unlessGiven("nowhere")
            .such("/var/log/vedette/vedette.log");
    public static final Key<Long> LOG_SIZE =
            Key.of("log.size", Kinds.size("64K", "10G"), "10M", "a file has so much at most: then the next is begun");
    public static final Key<Integer> LOG_COUNT =
            Key.of("log.count", Kinds.whole(1, 100), "5", "so many files at most: then the oldest goes");
    public static final Key<String> LOG_LEVEL = Key.of(
                    "log.level",
                    Kinds.choice("info", "error", "warning", "debug"),
                    "info",
                    "the least that is told: debug, info, warning or error")
            .live();
    public static final Key<String> LOG_FORMAT =
            Key.of("log.format", Kinds.choice("text", "json"), "text", "a line of words, or an object on each line");
    public static final Key<Boolean> LOG_CONSOLE = Key.of(
            "log.console", Kinds.flag(), "false", "log lines on standard error, too, in the place of words for people");

    /// In the order of the data.
    public static final List<Chapter> CHAPTERS = List.of(
            new Chapter("", "Where everything is kept.", List.of(DATA_DIR)),
            new Chapter("site", "Whom it is about.", List.of(HOME)),
            new Chapter(
                    "capture",
                    "What is watched.",
                    List.of(INTERFACES, FILTER, ENGINE, SNAP_LENGTH, PROMISCUOUS, CHECKSUMS, WRITE)),
            new Chapter("flow", "How packets become conversations.", List.of(SHARDS)),
            new Chapter("detect", "What judges them.", List.of(MODELS, ALERT_BUDGET)),
            new Chapter("network", "What is measured of the network's health.", List.of(PING_TARGETS)),
            new Chapter(
                    "store",
                    "What is kept, and for how long.",
                    List.of(
                            DATABASE,
                            PACKETS,
                            TICKS,
                            EVIDENCE,
                            PRIVACY,
                            KEEP_FLOWS,
                            KEEP_INCIDENTS,
                            KEEP_TICKS,
                            MOST_TICKS,
                            MOST_EVIDENCE,
                            LEAST_FREE)),
            new Chapter(
                    "report",
                    "Reports that are written by themselves.",
                    List.of(REPORT_SCHEDULE, REPORT_FORMAT, REPORT_FOLDER)),
            new Chapter(
                    "web",
                    "The dashboard.",
                    List.of(
                            DASHBOARD,
                            LISTEN_AT,
                            TLS,
                            TLS_CERT,
                            TLS_KEY,
                            BEHIND_PROXY,
                            HOST_NAMES,
                            NotifyKeys.PUBLIC_URL)),
            new Chapter(
                    "log",
                    "What is written down of what happens.",
                    List.of(LOG_FILE, LOG_SIZE, LOG_COUNT, LOG_LEVEL, LOG_FORMAT, LOG_CONSOLE)));

    /// Lists of things that have keys of their own.
    public static final List<Blocks> BLOCKS = List.of(NotifyKeys.NOTIFY);

    private Keys() {}

    /// Every key outside of lists.
    public static Stream<Key<?>> all() {
        return CHAPTERS.stream().flatMap(chapter -> chapter.keys().stream());
    }

    /// The option of `run` that says the same, if there is one.
    public static Optional<String> optionOf(Key<?> key) {
        return Binding.optionOf(key);
    }

    private static Kind<Duration> days() {
        return Kinds.duration("1h", "36500d");
    }

    private static String pingTarget(String text) {
        return String.join(",", Setting.PING_TARGETS.reader().apply(text));
    }

    private static String database(String text) {
        if (!text.startsWith("jdbc:postgresql:") || text.contains("password=")) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    private static String listen(String text) {
        boolean isPort = text.equals("lan") || isPort(text.substring(text.lastIndexOf(':') + 1));
        if (!LISTEN.matcher(text).matches() || !isPort) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    private static boolean isPort(String text) {
        int port = Integer.parseInt(text);
        return port >= 1 && port <= MOST_PORTS;
    }

    private static String hostName(String text) {
        if (!HOST_NAME.matcher(text).matches()) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }
}
