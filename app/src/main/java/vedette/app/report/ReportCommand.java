package vedette.app.report;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vedette.app.flows.HomeOption;
import vedette.app.keep.StoreOptions;
import vedette.app.session.MessageOptions;
import vedette.app.session.TimeConverter;
import vedette.app.text.Times;
import vedette.report.ReportFormat;
import vedette.report.data.Period;
import vedette.report.document.Topic;
import vedette.report.section.ReportConfig;
import vedette.report.template.Template;
import vedette.store.StorePlace;
import vedette.store.database.Micros;
import vedette.store.database.StoreException;
import vedette.store.flows.MinuteReader;

/// Writes a report of what is kept.
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description =
                "Writes a security report of what is kept: what happened in plain words, the threat level over time,"
                        + " incidents with reasons and advice, who did most, how well the network was, and what was not seen.",
        footer = {
            "",
            "Examples:",
            "  vedette report -o week.pdf                         the latest week that was watched",
            "  vedette report --from yesterday --to today -o yesterday.html",
            "  vedette report --section summary --section incidents -o short.md",
            "  vedette report --template our-texts -o week.pdf"
        })
public final class ReportCommand implements Callable<Integer> {

    private static final Duration USUAL = Duration.ofDays(7);
    private static final long MINUTE_MICROS = 60_000_000;

    @Mixin
    private final StoreOptions where = new StoreOptions();

    @Mixin
    private final HomeOption homeOption = new HomeOption();

    @Mixin
    private final MessageOptions messages = new MessageOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "what to write: a name that ends in .md, .html or .pdf")
    private Path output = Path.of("report.md");

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "when it begins, as 2026-01-12T09:00Z, -7d or yesterday (default: seven days before its end)")
    private @Nullable Instant from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "when it ends (default: the latest minute with traffic)")
    private @Nullable Instant to;

    @Option(
            names = "--section",
            paramLabel = "NAME",
            description = "only this, and others named so: summary, totals, threat, rankings, incidents, classes,"
                    + " anomalies, health, models, suppressed, gaps (default: all)")
    private List<String> sections = new ArrayList<>();

    @Option(
            names = "--template",
            paramLabel = "DIR",
            description = "a folder with texts and styles of your own: title.txt, footer.txt, SECTION.txt, page.css,"
                    + " paper.css")
    private @Nullable Path template;

    @Option(names = "--zone", paramLabel = "ZONE", description = "in which times are told (default: this machine's)")
    private @Nullable String zone;

    public ReportCommand() {}

    @Override
    public Integer call() throws IOException {
        ReportFormat format = ReportFormat.of(output);
        StorePlace place = where.place().required();
        Period period = period(place);
        int incidents = new ReportFile(place, period, homeOption.home()).write(config(), format, output);
        messages.note(output + ": " + Times.iso(period.from()) + " to " + Times.iso(period.to()) + ", "
                + Times.count(incidents) + " incidents");
        return 0;
    }

    private ReportConfig config() {
        ReportConfig config = ReportConfig.defaults();
        if (!sections.isEmpty()) {
            Set<Topic> topics = new LinkedHashSet<>();
            sections.forEach(name -> topics.add(Topic.of(name)));
            config = config.with(topics);
        }
        return template == null ? config : config.with(Template.read(template));
    }

    private Period period(StorePlace place) throws IOException {
        ZoneId told = zone == null ? ZoneId.systemDefault() : ZoneId.of(zone);
        MinuteReader.Sums kept;
        try (MinuteReader minutes = new MinuteReader(place.flows())) {
            kept = minutes.sums(0, Long.MAX_VALUE);
        }
        if (kept.flows() == 0 && (from == null || to == null)) {
            throw new StoreException(
                    "no traffic is kept in " + place.folder() + ": name the time with --from and --to");
        }
        Instant end = to == null ? Micros.time(kept.last() + MINUTE_MICROS) : to;
        Instant usual = end.minus(USUAL);
        Instant first = Micros.time(kept.first());
        Instant begin = from == null ? (first.isAfter(usual) && first.isBefore(end) ? first : usual) : from;
        return new Period(begin, end, told);
    }
}
