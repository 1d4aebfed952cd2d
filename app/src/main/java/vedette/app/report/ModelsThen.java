package vedette.app.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vedette.app.figures.Figure;
import vedette.app.text.Times;
import vedette.report.data.Anomaly;
import vedette.report.data.ClassShare;
import vedette.report.data.ModelSummary;
import vedette.report.data.Part;
import vedette.report.data.Period;
import vedette.store.StorePlace;
import vedette.store.database.Micros;
import vedette.store.flows.MinuteReader;
import vedette.store.flows.MinuteReader.FigureSums;

/// Which models were at work in a period and what conversations resembled, as minutes have it.
///
/// @param figures of the minutes, in sum
record ModelsThen(List<FigureSums> figures) {

    private static final String NONE = "no learned model was at work in this time";
    private static final String BENIGN = "benign";

    ModelsThen {
        figures = List.copyOf(figures);
    }

    static ModelsThen of(StorePlace place, Period period) throws IOException {
        try (MinuteReader reader = new MinuteReader(place.flows())) {
            return new ModelsThen(reader.figures(Micros.of(period.from()), Micros.of(period.to())));
        }
    }

    private List<FigureSums> of(Figure figure) {
        return figures.stream().filter(one -> one.name().equals(figure.label())).toList();
    }

    /// Conversations by what they resemble.
    Part<ClassShare> classes() {
        List<FigureSums> classes = of(Figure.CLASS_FLOWS);
        if (classes.isEmpty()) {
            return Part.notWatched("no model that tells classes apart was at work in this time");
        }
        return Part.of(classes.stream()
                .map(one -> new ClassShare(
                        one.label(),
                        Math.round(one.sum()),
                        !one.label().toLowerCase(Locale.ROOT).equals(BENIGN)))
                .toList());
    }

    /// Those that were at work.
    Part<ModelSummary> models() {
        List<FigureSums> standings = of(Figure.MODEL_STANDING);
        if (standings.isEmpty()) {
            return Part.notWatched(NONE);
        }
        List<ModelSummary> models = new ArrayList<>();
        for (FigureSums one : standings) {
            models.add(new ModelSummary(
                    one.label(),
                    "at work",
                    "It judged in " + Times.count(one.minutes())
                            + " minutes of this time. What it was tested by stands in"
                            + " its passport: vedette models show.",
                    List.of(new ModelSummary.Measure(
                            "highest score of a host", String.format(Locale.ROOT, "%.2f", one.most()))),
                    List.of()));
        }
        return Part.of(models);
    }

    /// What was only unusual is not kept apart from incidents.
    Part<Anomaly> anomalies() {
        return Part.notWatched(
                of(Figure.MODEL_STANDING).isEmpty()
                        ? NONE
                        : "what is only unusual stands among the incidents, within the alert budget");
    }
}
