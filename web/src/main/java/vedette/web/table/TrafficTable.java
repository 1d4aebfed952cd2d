package vedette.web.table;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import vedette.web.explore.Composition;
import vedette.web.explore.TrafficAsked;
import vedette.web.explore.TrafficDesk;

/// What traffic consisted of, step by step.
record TrafficTable(TrafficDesk desk, TrafficAsked asked) implements Table {

    @Override
    public List<String> columns() {
        String what = asked.measure() == TrafficAsked.Measure.FLOWS ? "conversations" : "bytes";
        return List.of("begins", "ends", TrafficAsked.label(asked.by()), what);
    }

    /// First what was in all of the time, then step by step what the chart shows; where nobody watched there is
    /// nothing.
    @Override
    public void each(Rows rows) throws IOException {
        Composition composition = desk.of(asked);
        for (Composition.Share share : composition.shares()) {
            rows.row(time(composition.from()), time(composition.to()), share.name(), share.now());
        }
        List<Boolean> watched = composition.watched().now();
        for (Composition.Share share : composition.shares()) {
            for (int i = 0; i < share.points().size(); i++) {
                long begins = composition.from() + i * composition.step();
                long value = share.points().get(i);
                boolean isKnown = value != 0 || (i < watched.size() && watched.get(i));
                rows.row(time(begins), time(begins + composition.step()), share.name(), isKnown ? value : null);
            }
        }
    }

    private static String time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    }
}
