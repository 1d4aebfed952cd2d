package vedette.app.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import vedette.app.figures.Figure;
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

    Part<HealthFigure> figures() throws IOException {
        Map<String, FigureSums> sums = new HashMap<>();
        try (MinuteReader reader = new MinuteReader(place.flows())) {
            long from = Micros.of(period.from());
            long to = Micros.of(period.to());
            reader.figures(from, to).forEach(one -> sums.put(one.name(), one));
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
        add(figures, sums, Figure.DISK_FREE_BYTES, SystemHealth::disk);
        FigureSums packets = sums.get(Figure.CAPTURE_PACKETS.label());
        double read = packets == null ? 0 : packets.sum();
        add(figures, sums, Figure.CAPTURE_DROPPED_PACKETS, lost -> lost(lost.sum(), read));
        add(figures, sums, Figure.STORE_LEFT_OUT_FLOWS, SystemHealth::leftOut);
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
