package vedette.web.explore;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vedette.report.text.ServiceName;
import vedette.store.flows.TrafficReader;
import vedette.web.operate.Room;
import vedette.web.view.Range;

/// Says what traffic consists of, for pages and programs: from what minutes and hours hold, so that a month is as fast
/// as
/// a day.
public final class TrafficDesk {

    /// So many are in the chart.
    public static final int IN_CHART = 5;

    private static final int IN_TABLE = 20;
    private static final long MINUTE = 60_000_000L;
    private static final long HOUR = 60 * MINUTE;
    private static final int STEPS = 360;

    private final Room room;

    public TrafficDesk(Room room) {
        this.room = room;
    }

    /// A time in steps, and as many before it.
    private record Steps(long from, long to, long step, int count) {

        static Steps of(Range range) {
            long length = range.toMicros() - range.fromMicros();
            long step;
            if (length <= 6 * HOUR) {
                step = MINUTE;
            } else if (length <= 24 * HOUR) {
                step = 5 * MINUTE;
            } else {
                step = HOUR * Math.max(1, (length / STEPS + HOUR - 1) / HOUR);
            }
            long from = Math.floorDiv(range.fromMicros(), step) * step;
            return new Steps(from, range.toMicros(), step, (int) ((range.toMicros() - from + step - 1) / step));
        }

        Steps before() {
            long earlier = from - count * step;
            return new Steps(earlier, earlier + to - from, step, count);
        }
    }

    /// What it consists of.
    public Composition of(TrafficAsked asked) throws IOException {
        Steps now = Steps.of(asked.range());
        if (!room.place().exists()) {
            return new Composition(
                    now.from,
                    now.to,
                    now.step,
                    List.of(),
                    false,
                    WatchedSteps.NONE,
                    new Composition.Share("all", "", 0, 0, List.of(), List.of()));
        }
        boolean isFlows = asked.measure() == TrafficAsked.Measure.FLOWS;
        TrafficReader.By by = asked.by();
        Steps before = now.before();
        try (TrafficReader reader = new TrafficReader(room.place().flows())) {
            List<TrafficReader.Share> top = reader.top(by, now.from, now.to, isFlows, IN_TABLE);
            List<String> keys = top.stream().map(TrafficReader.Share::key).toList();
            List<String> charted = keys.subList(0, Math.min(IN_CHART, keys.size()));
            Map<String, List<Long>> points = points(reader, by, now, charted, isFlows);
            Map<String, List<Long>> pointsBefore = points(reader, by, before, keys, isFlows);
            List<Composition.Share> shares = new ArrayList<>();
            for (TrafficReader.Share share : top) {
                shares.add(new Composition.Share(
                        name(by, share.key()),
                        term(by, share.key()),
                        isFlows ? share.flows() : share.bytes(),
                        sum(pointsBefore.getOrDefault(share.key(), List.of())),
                        points.getOrDefault(share.key(), List.of()),
                        charted.contains(share.key()) ? pointsBefore.getOrDefault(share.key(), List.of()) : List.of()));
            }
            boolean isWholeKnown = by == TrafficReader.By.SERVICE || by == TrafficReader.By.PROTOCOL;
            return new Composition(
                    now.from,
                    now.to,
                    now.step,
                    shares,
                    isWholeKnown,
                    WatchedSteps.of(
                            room.place(),
                            now.from,
                            now.step,
                            now.count,
                            room.operations().watching().isOn()),
                    isWholeKnown ? whole(reader, now, before, isFlows) : together(shares, now.count));
        }
    }

    private static Map<String, List<Long>> points(
            TrafficReader reader, TrafficReader.By by, Steps steps, List<String> keys, boolean isFlows)
            throws IOException {
        Map<String, List<Long>> points = new HashMap<>();
        keys.forEach(key -> points.put(key, zeros(steps.count)));
        for (TrafficReader.Point point : reader.series(by, steps.from, steps.to, steps.step, keys)) {
            List<Long> line = points.get(point.key());
            if (line != null && point.step() >= 0 && point.step() < steps.count) {
                line.set(point.step(), isFlows ? point.flows() : point.bytes());
            }
        }
        return points;
    }

    private static List<Long> zeros(int count) {
        return new ArrayList<>(Collections.nCopies(count, 0L));
    }

    private static Composition.Share whole(TrafficReader reader, Steps now, Steps before, boolean isFlows)
            throws IOException {
        List<Long> points = whole(reader, now, isFlows);
        List<Long> pointsBefore = whole(reader, before, isFlows);
        return new Composition.Share("all", "", sum(points), sum(pointsBefore), points, pointsBefore);
    }

    private static List<Long> whole(TrafficReader reader, Steps steps, boolean isFlows) throws IOException {
        List<Long> points = zeros(steps.count);
        for (TrafficReader.Whole whole : reader.whole(steps.from, steps.to, steps.step)) {
            if (whole.step() >= 0 && whole.step() < steps.count) {
                points.set(whole.step(), isFlows ? whole.flows() : whole.bytes());
            }
        }
        return points;
    }

    private static Composition.Share together(List<Composition.Share> shares, int count) {
        List<Long> points = zeros(count);
        List<Long> pointsBefore = zeros(count);
        long now = 0;
        long before = 0;
        for (Composition.Share share : shares) {
            now += share.now();
            before += share.before();
            for (int step = 0; step < share.points().size(); step++) {
                points.set(step, points.get(step) + share.points().get(step));
                pointsBefore.set(
                        step, pointsBefore.get(step) + share.pointsBefore().get(step));
            }
        }
        return new Composition.Share("together", "", now, before, points, pointsBefore);
    }

    private static long sum(List<Long> points) {
        return points.stream().mapToLong(Long::longValue).sum();
    }

    private static String name(TrafficReader.By by, String key) {
        return switch (by) {
            case SERVICE -> ServiceName.of(protocol(key), Integer.parseInt(key.substring(key.indexOf('/') + 1)));
            case PROTOCOL -> ServiceName.of(Integer.parseInt(key), 0);
            case DIRECTION -> key.equals("else") ? "else, or not known" : key;
            case HOST, CLASS -> key;
        };
    }

    private static int protocol(String key) {
        return Integer.parseInt(key.substring(0, key.indexOf('/')));
    }

    private static String term(TrafficReader.By by, String key) {
        return switch (by) {
            case SERVICE ->
                "service:" + ServiceName.typed(protocol(key), Integer.parseInt(key.substring(key.indexOf('/') + 1)));
            case PROTOCOL -> "proto:" + key;
            case HOST -> "host:" + key;
            case CLASS, DIRECTION -> "";
        };
    }
}
