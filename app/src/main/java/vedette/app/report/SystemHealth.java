package vedette.app.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import vedette.app.figures.Figure;
import vedette.app.figures.Stage;
import vedette.app.text.Times;
import vedette.report.data.HealthFigure;
import vedette.report.data.HealthFigure.Health;
import vedette.report.data.Part;
import vedette.report.data.Period;
import vedette.store.StorePlace;
import vedette.store.database.Micros;
import vedette.store.evidence.EvidenceRecord;
import vedette.store.flows.MinuteReader;
import vedette.store.flows.MinuteReader.FigureSums;

/// What the sensor needed in a period, and whether it had enough of it, as it has noted each minute.
record SystemHealth(StorePlace place, Period period) {

    private static final double MEGABYTE = 1e6;
    private static final double PERCENT = 100;
    private static final double MINUTE_SECONDS = 60;
    private static final double MINUTES_OF_DAY = 1_440;
    private static final double PROMISED_SECONDS = 1.5;

    Part<HealthFigure> figures() throws IOException {
        Map<String, FigureSums> sums = new HashMap<>(); // by name and label, where there is one
        try (MinuteReader reader = new MinuteReader(place.flows())) {
            long from = Micros.of(period.from());
            long to = Micros.of(period.to());
            reader.figures(from, to).forEach(one -> sums.put(key(one.name(), one.label()), one));
        }
        return sums.isEmpty()
                ? Part.notWatched("the sensor was not at work in this time: files can be read later")
                : Part.of(with(told(sums)));
    }

    /// Whoever keeps the report has the last seal with it.
    private List<HealthFigure> with(List<HealthFigure> figures) throws IOException {
        Optional<EvidenceRecord> latest =
                place.exists() ? place.evidenceReader().head() : Optional.empty();
        latest.ifPresent(head -> figures.add(new HealthFigure(
                "Evidence",
                Times.count(head.number()) + " records",
                Health.GOOD,
                "the last seal is " + head.seal() + ": with it, vedette evidence verify --head shows whether"
                        + " anything up to it was changed")));
        return figures;
    }

    private static List<HealthFigure> told(Map<String, FigureSums> sums) {
        List<HealthFigure> figures = new ArrayList<>();
        add(figures, sums, Figure.PROCESS_CPU_SHARE, SystemHealth::processor);
        add(figures, sums, Figure.PROCESS_RESIDENT_BYTES, SystemHealth::memory);
        add(figures, sums, Figure.HEAP_USED_BYTES, SystemHealth::heap);
        add(figures, sums, Figure.GC_SECONDS, SystemHealth::collection);
        add(figures, sums, Figure.MACHINE_CPU_SHARE, SystemHealth::machine);
        add(figures, sums, Figure.MACHINE_MEMORY_AVAILABLE_BYTES, SystemHealth::memoryLeft);
        add(figures, sums, Figure.DISK_FREE_BYTES, SystemHealth::disk);
        FigureSums packets = sums.get(Figure.CAPTURE_PACKETS.label());
        double read = packets == null ? 0 : packets.sum();
        add(figures, sums, Figure.CAPTURE_DROPPED_PACKETS, lost -> lost(lost.sum(), read));
        figures.addAll(new WireHealth(sums.values()).told());
        add(figures, sums, Figure.STORE_LEFT_OUT_FLOWS, SystemHealth::leftOut);
        add(figures, sums, Figure.MODEL_LEFT_OUT, SystemHealth::notJudged);
        add(figures, sums, Figure.BUDGET_OPENED_INCIDENTS, opened -> budget(opened, sums));
        sums.values().stream()
                .filter(one -> one.name().equals(Figure.MODEL_DRIFT.label()))
                .map(SystemHealth::drift)
                .forEach(figures::add);
        FigureSums delay = sums.get(key(Figure.DELAY_SECONDS.label(), Stage.INCIDENT.label() + " p99"));
        if (delay != null) {
            figures.add(delay(delay));
        }
        return figures;
    }

    private interface Telling {
        HealthFigure of(FigureSums sums);
    }

    private static void add(List<HealthFigure> figures, Map<String, FigureSums> sums, Figure figure, Telling telling) {
        FigureSums found = sums.get(figure.label());
        if (found != null) {
            figures.add(telling.of(found));
        }
    }

    private static HealthFigure processor(FigureSums share) {
        double mean = PERCENT * share.mean();
        return new HealthFigure(
                "Processor",
                percent(mean),
                rated(mean, 60, 85),
                "of all processors on average, " + percent(PERCENT * share.most()) + " in the busiest of "
                        + Times.count(share.minutes()) + " minutes");
    }

    private static HealthFigure memory(FigureSums bytes) {
        return new HealthFigure(
                "Memory",
                megabytes(bytes.most()),
                rated(bytes.most() / MEGABYTE, 1_100, 2_000),
                "the most that the process had, " + megabytes(bytes.mean()) + " on average");
    }

    private static HealthFigure heap(FigureSums bytes) {
        return new HealthFigure(
                "Memory for objects",
                megabytes(bytes.most()),
                Health.GOOD,
                "the most that was in use at a minute's end");
    }

    private static HealthFigure collection(FigureSums seconds) {
        double share = PERCENT * seconds.sum() / (seconds.minutes() * MINUTE_SECONDS);
        return new HealthFigure(
                "Time for tidying memory", percent(share), rated(share, 5, 20), "more memory would make it less");
    }

    private static HealthFigure machine(FigureSums share) {
        double mean = PERCENT * share.mean();
        return new HealthFigure(
                "Machine's processors",
                percent(mean),
                rated(mean, 75, 90),
                "of all processors, by all programs, on average; " + percent(PERCENT * share.most())
                        + " in the busiest of " + Times.count(share.minutes()) + " minutes");
    }

    private static HealthFigure memoryLeft(FigureSums bytes) {
        double least = bytes.least() / MEGABYTE;
        Health health = least < 200 ? Health.BAD : least < 500 ? Health.WATCH : Health.GOOD;
        return new HealthFigure(
                "Machine's memory left", megabytes(bytes.least()), health, "the least there was for programs");
    }

    private static HealthFigure disk(FigureSums bytes) {
        double least = bytes.least() / MEGABYTE;
        Health health = least < 1_000 ? Health.BAD : least < 5_000 ? Health.WATCH : Health.GOOD;
        return new HealthFigure("Free disk", megabytes(bytes.least()), health, "the least there was for what is kept");
    }

    private static HealthFigure lost(double lost, double read) {
        double share = lost + read == 0 ? 0 : PERCENT * lost / (lost + read);
        Health health = lost == 0 ? Health.GOOD : rated(share, 0, 1);
        return new HealthFigure(
                "Packets lost", percent(share), health, Times.count(Math.round(lost)) + " before they could be read");
    }

    private static HealthFigure leftOut(FigureSums flows) {
        return new HealthFigure(
                "Conversations not kept",
                Times.count(Math.round(flows.sum())),
                flows.sum() == 0 ? Health.GOOD : Health.WATCH,
                "because the disk was too slow; they were judged all the same");
    }

    private static HealthFigure notJudged(FigureSums flows) {
        return new HealthFigure(
                "Conversations not judged by models",
                Times.count(Math.round(flows.sum())),
                flows.sum() == 0 ? Health.GOOD : Health.WATCH,
                "because there were too many at once; behaviour was judged all the same");
    }

    private static HealthFigure budget(FigureSums opened, Map<String, FigureSums> sums) {
        FigureSums heldBack = sums.get(Figure.BUDGET_HELD_BACK_INCIDENTS.label());
        double left = heldBack == null ? 0 : heldBack.sum();
        double days = opened.minutes() / MINUTES_OF_DAY;
        return new HealthFigure(
                "Incidents only unusual",
                days < 1
                        ? Times.count(Math.round(opened.sum()))
                        : String.format(Locale.ROOT, "%.1f a day", opened.sum() / days),
                left == 0 ? Health.GOOD : Health.WATCH,
                "that people were told of, in " + Times.count(opened.minutes()) + " minutes; "
                        + Times.count(Math.round(left)) + " more were held back by the alert budget");
    }

    private static HealthFigure drift(FigureSums drift) {
        boolean isOfScores = drift.label().endsWith(" scores");
        String model = drift.label().replaceFirst(" [a-z]+$", "");
        return new HealthFigure(
                "Drift of " + model,
                isOfScores
                        ? String.format(Locale.ROOT, "by %.2f", drift.most())
                        : String.format(Locale.ROOT, "%.0f %%", PERCENT * drift.most()),
                Health.WATCH,
                isOfScores
                        ? "the mean of its scores has shifted: look whether the network has changed"
                        : "of its columns are not as in training: train it with traffic of this network");
    }

    private static HealthFigure delay(FigureSums seconds) {
        return new HealthFigure(
                "Delay to incident, p99",
                String.format(Locale.ROOT, "%.2f s", seconds.most()),
                rated(seconds.most(), PROMISED_SECONDS, 2 * PROMISED_SECONDS),
                "at most from a packet to the incident that is kept, in the worst of "
                        + Times.count(seconds.minutes()) + " minutes with incidents; the promise is "
                        + PROMISED_SECONDS + " s");
    }

    private static String key(String name, String label) {
        return label.isEmpty() ? name : name + " " + label;
    }

    private static Health rated(double value, double watch, double bad) {
        if (value >= bad) {
            return Health.BAD;
        }
        return value >= watch ? Health.WATCH : Health.GOOD;
    }

    private static String megabytes(double bytes) {
        return String.format(Locale.ROOT, "%,.0f MB", bytes / MEGABYTE);
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.1f %%", value);
    }
}
