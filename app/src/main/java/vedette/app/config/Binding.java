package vedette.app.config;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import vedette.app.config.key.Key;
import vedette.app.text.Sizes;

/// Which option of which commands a key stands for.
///
/// @param commands by their names; empty for all that have the option
/// @param silencing options that leave no sense in the key's value where they are given
/// @param toOption from the key's text to the option's; an empty text is none
record Binding(Key<?> key, String option, Set<String> commands, Set<String> silencing, UnaryOperator<String> toOption) {

    /// The lone `--`, behind which a filter stands.
    static final String FILTER_WORDS = "--";

    private static final Set<String> ALL = Set.of();
    private static final Set<String> WATCHING = Set.of("run", "monitor");
    private static final Set<String> COMPACT = Set.of("compact");
    private static final Set<String> PLAYING = Set.of("-r", "--demo");
    private static final double MEGABYTE = 1e6;

    static final List<Binding> BINDINGS = List.of(
            same(Keys.DATA_DIR, "--data-dir", ALL),
            same(Keys.DATABASE, "--database", ALL),
            same(Keys.HOME, "--home", WATCHING).unless(Set.of("--demo")),
            same(Keys.INTERFACES, "-i", WATCHING).unless(PLAYING),
            same(Keys.FILTER, "-f", WATCHING).unless(Set.of("-F", FILTER_WORDS)),
            same(Keys.ENGINE, "--engine", WATCHING),
            same(Keys.SNAP_LENGTH, "--snaplen", WATCHING),
            flag(Keys.PROMISCUOUS, "--no-promiscuous", false),
            flag(Keys.CHECKSUMS, "--checksums", true),
            same(Keys.WRITE, "-w", WATCHING),
            same(Keys.SHARDS, "--shards", WATCHING),
            same(Keys.MODELS, "--models", WATCHING),
            same(Keys.PING_TARGETS, "--ping-targets", WATCHING).unless(PLAYING),
            same(Keys.PACKETS, "--store-packets", WATCHING).as(text -> text.equals("off") ? "" : text),
            flag(Keys.TICKS, "--no-ticks", false),
            same(Keys.EVIDENCE, "--evidence", WATCHING),
            same(Keys.PRIVACY, "--privacy", WATCHING),
            flag(Keys.DASHBOARD, "--no-dashboard", false).unless(Set.of("--listen")),
            same(Keys.LISTEN_AT, "--listen", WATCHING),
            flag(Keys.TLS, "--tls", true),
            same(Keys.TLS_CERT, "--tls-cert", WATCHING),
            same(Keys.TLS_KEY, "--tls-key", WATCHING),
            flag(Keys.BEHIND_PROXY, "--behind-proxy", true),
            same(Keys.HOST_NAMES, "--host-name", WATCHING),
            same(Keys.KEEP_FLOWS, "--keep-flows", COMPACT),
            same(Keys.KEEP_INCIDENTS, "--keep-incidents", COMPACT),
            same(Keys.KEEP_TICKS, "--keep-ticks", COMPACT),
            same(Keys.MOST_TICKS, "--most-ticks", COMPACT).as(Binding::megabytes),
            same(Keys.MOST_EVIDENCE, "--most-evidence", COMPACT).as(Binding::megabytes),
            same(Keys.LEAST_FREE, "--least-free", COMPACT).as(Binding::megabytes));

    /// Options of `run` that are kept when they are given, and so are no defaults.
    static final Map<String, String> KEPT = Map.ofEntries(
            entry(Keys.ALERT_BUDGET.name(), "--budget"),
            entry(Keys.REPORT_SCHEDULE.name(), "--report"),
            entry(Keys.REPORT_FORMAT.name(), "--report-format"),
            entry(Keys.REPORT_FOLDER.name(), "--report-dir"));

    private static Binding same(Key<?> key, String option, Set<String> commands) {
        return new Binding(key, option, commands, Set.of(), UnaryOperator.identity());
    }

    /// An option without a value, which says what the key says when it has this one.
    private static Binding flag(Key<Boolean> key, String option, boolean wanted) {
        return same(key, option, WATCHING)
                .as(text -> Boolean.parseBoolean(text) == wanted ? Boolean.toString(true) : "");
    }

    private Binding unless(Set<String> others) {
        return new Binding(key, option, commands, others, toOption);
    }

    private Binding as(UnaryOperator<String> other) {
        return new Binding(key, option, commands, silencing, other);
    }

    private static String megabytes(String text) {
        return Long.toString(Math.round((double) Sizes.bytes(text) / MEGABYTE));
    }

    /// The option that says the same as a key when `run` is started, if there is one.
    static Optional<String> optionOf(Key<?> key) {
        return BINDINGS.stream()
                .filter(binding -> binding.key.equals(key) && !binding.commands.equals(COMPACT))
                .map(Binding::option)
                .findFirst()
                .or(() -> Optional.ofNullable(KEPT.get(key.name())));
    }

    boolean isOf(String command) {
        return commands.isEmpty() || commands.contains(command);
    }
}
