package vedette.app.report;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vedette.app.figures.Figure;
import vedette.report.data.HealthFigure;
import vedette.report.data.HealthFigure.Health;
import vedette.report.text.Numbers;
import vedette.store.flows.MinuteReader.FigureSums;

/// How much came on each interface in a period, and how much of it was lost, as it was noted each minute.
///
/// @param figures of the minutes, in sum
record WireHealth(Collection<FigureSums> figures) {

    private static final double MUCH = 0.01;

    WireHealth {
        figures = List.copyOf(figures);
    }

    /// An interface each, by name; none where files were read.
    List<HealthFigure> told() {
        Map<String, FigureSums> packets = of(Figure.INTERFACE_PACKETS);
        Map<String, FigureSums> dropped = of(Figure.INTERFACE_DROPPED_PACKETS);
        return of(Figure.INTERFACE_BYTES).values().stream()
                .map(bytes -> told(bytes, sum(packets.get(bytes.label())), sum(dropped.get(bytes.label()))))
                .toList();
    }

    private Map<String, FigureSums> of(Figure figure) {
        Map<String, FigureSums> byLabel = new TreeMap<>();
        figures.stream().filter(one -> one.name().equals(figure.label())).forEach(one -> byLabel.put(one.label(), one));
        return byLabel;
    }

    private static long sum(@Nullable FigureSums figure) {
        return figure == null ? 0 : Math.round(figure.sum());
    }

    private static HealthFigure told(FigureSums bytes, long read, long lost) {
        Health health =
                lost == 0 ? Health.GOOD : (double) lost < MUCH * (double) (read + lost) ? Health.WATCH : Health.BAD;
        return new HealthFigure(
                "Interface " + bytes.label(),
                Numbers.rate(bytes.sum(), Duration.ofMinutes(bytes.minutes())),
                health,
                "on average, " + Numbers.rate(bytes.most(), Duration.ofMinutes(1)) + " in the busiest of "
                        + Numbers.several(bytes.minutes(), "minute", "minutes") + "; "
                        + Numbers.share(lost, read + lost) + " of its packets were lost before they could be read");
    }
}
