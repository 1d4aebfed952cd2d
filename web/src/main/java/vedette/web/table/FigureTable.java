package vedette.web.table;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import vedette.store.flows.MinuteReader;
import vedette.web.operate.Room;
import vedette.web.view.Range;

/// What was measured each minute.
///
/// @param names of figures; all if there are none
record FigureTable(Room room, Range range, List<String> names) implements Table {

    FigureTable {
        names = List.copyOf(names);
    }

    @Override
    public List<String> columns() {
        return List.of("minute", "name", "label", "value");
    }

    @Override
    public void each(Rows rows) throws IOException {
        for (MinuteReader.FigureSums figure : figures()) {
            for (MinuteReader.FigurePoint point : points(figure)) {
                String minute =
                        Instant.EPOCH.plus(point.minute(), ChronoUnit.MICROS).toString();
                rows.row(minute, figure.name(), figure.label(), point.value());
            }
        }
    }

    private List<MinuteReader.FigureSums> figures() throws IOException {
        try (MinuteReader minutes = reader()) {
            return minutes.figures(range.fromMicros(), range.toMicros()).stream()
                    .filter(figure -> names.isEmpty() || names.contains(figure.name()))
                    .toList();
        }
    }

    private List<MinuteReader.FigurePoint> points(MinuteReader.FigureSums figure) throws IOException {
        try (MinuteReader minutes = reader()) {
            return minutes.series(range.fromMicros(), range.toMicros(), figure.name(), figure.label());
        }
    }

    private MinuteReader reader() throws IOException {
        return new MinuteReader(room.place().required().flows());
    }
}
