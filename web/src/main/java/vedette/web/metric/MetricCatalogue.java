package vedette.web.metric;

import java.util.List;

/// All numbers that `/metrics` has, in chapters.
public final class MetricCatalogue {

    /// Numbers of one kind.
    ///
    /// @param about what people should know of all of them
    public record Chapter(String title, String about, List<Metric> metrics) {

        public Chapter {
            metrics = List.copyOf(metrics);
        }
    }

    private static final List<Chapter> CHAPTERS = List.of(
            new Chapter("The run", "The process, its machine, and whether anything is the matter.", RunMetrics.ALL),
            new Chapter(
                    "What is read",
                    "Packets and conversations since the run began. Interfaces: 64 at most; they have numbers of their own"
                            + " only where packets come from a wire.",
                    CaptureMetrics.ALL),
            new Chapter(
                    "Delay, queues, the store",
                    "How long it takes until something is kept, what waits, and what was not kept.",
                    StoreMetrics.ALL),
            new Chapter(
                    "What is found",
                    "Incidents, models, and [receivers](notifications.md). What is counted of receivers is of all runs; those"
                            + " of models come with the first minute that is over, 64 models at most.",
                    FindingMetrics.ALL),
            new Chapter(
                    "The network",
                    "The figures of the latest minute of traffic, the same as on the page Network, in the terminal and in"
                            + " reports; each is left out where there was nothing to measure.",
                    NetworkMetrics.ALL),
            new Chapter("The dashboard", "", WebMetrics.ALL));

    private MetricCatalogue() {}

    public static List<Chapter> chapters() {
        return CHAPTERS;
    }

    /// All, in the order of the chapters.
    public static List<Metric> all() {
        return CHAPTERS.stream().flatMap(chapter -> chapter.metrics().stream()).toList();
    }
}
