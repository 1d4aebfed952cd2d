package vedette.report.plot;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import vedette.report.data.Period;
import vedette.report.plot.Shape.Anchor;
import vedette.report.plot.Shape.Box;
import vedette.report.plot.Shape.Label;
import vedette.report.plot.Shape.Line;
import vedette.report.plot.Shape.Point;
import vedette.report.text.Times;

/// The axis of time, from one side to the other.
final class TimeAxis {

    private static final List<Duration> STEPS = List.of(
            Duration.ofSeconds(10),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofHours(12));
    private static final int[] DAYS = {1, 2, 7, 14, 30, 90, 365};
    private static final int ROOM = 76;
    private static final int START_ROOM = 19;
    private static final int END_ROOM = 25;
    private static final int GAP_ROOM = 60;
    private static final int SIZE = 11;

    private final Period period;
    private final Times times;
    private final double left;
    private final double right;

    /// Between which heights a plot lies.
    record Band(double top, double bottom) {}

    TimeAxis(Period period, double left, double right) {
        this.period = period;
        this.times = new Times(period);
        this.left = left;
        this.right = right;
    }

    double x(Instant at) {
        double part = (double) Duration.between(period.from(), at).toMillis()
                / period.length().toMillis();
        return left + Math.clamp(part, 0, 1) * (right - left);
    }

    double left() {
        return left;
    }

    double right() {
        return right;
    }

    /// How wide a step is.
    double width(Duration step) {
        return (right - left) * step.toMillis() / Math.max(1, period.length().toMillis());
    }

    /// Light lines with what they mean below.
    void draw(List<Shape> shapes, double top, double bottom) {
        for (Instant tick : ticks()) {
            double x = x(tick);
            shapes.add(new Line(List.of(new Point(x, top), new Point(x, bottom)), 1, Paint.GRID));
            Anchor anchor = x > right - END_ROOM ? Anchor.END : x < left + START_ROOM ? Anchor.START : Anchor.MIDDLE;
            shapes.add(new Label(new Point(x, bottom + 16), name(tick), anchor, SIZE, Paint.MUTED));
        }
    }

    /// Greys out where nothing was measured.
    ///
    /// @param starts of the steps that were
    void drawGaps(List<Shape> shapes, List<Instant> starts, Duration step, Band band) {
        Instant known = period.from();
        List<Instant> bounds = new ArrayList<>(starts);
        bounds.add(period.to());
        for (Instant start : bounds) {
            if (Duration.between(known, start).compareTo(step.dividedBy(2)) > 0) {
                gap(shapes, x(known), x(start), band);
            }
            known = start.plus(step);
        }
    }

    private static void gap(List<Shape> shapes, double from, double to, Band band) {
        shapes.add(new Box(from, band.top(), to - from, band.bottom() - band.top(), Paint.GAP));
        if (to - from >= GAP_ROOM) {
            Point middle = new Point((from + to) / 2, band.top() + 14);
            shapes.add(new Label(middle, "no data", Anchor.MIDDLE, SIZE, Paint.MUTED));
        }
    }

    private String name(Instant tick) {
        return times.clock(tick).equals("00:00") ? times.day(tick) : times.clock(tick);
    }

    private List<Instant> ticks() {
        long most = Math.max(2, (long) ((right - left) / ROOM));
        for (Duration step : STEPS) {
            if (period.length().dividedBy(step) <= most) {
                return ticksWithinDays(step);
            }
        }
        for (int days : DAYS) {
            if (period.length().toDays() / days <= most) {
                return ticksByDays(days);
            }
        }
        return List.of();
    }

    private List<Instant> ticksWithinDays(Duration step) {
        List<Instant> ticks = new ArrayList<>();
        ZonedDateTime day = period.from().atZone(period.zone()).toLocalDate().atStartOfDay(period.zone());
        while (day.toInstant().isBefore(period.to())) {
            ZonedDateTime next = day.toLocalDate().plusDays(1).atStartOfDay(period.zone());
            ZonedDateTime tick = day;
            while (tick.isBefore(next)) {
                addIfWithin(ticks, tick.toInstant());
                tick = tick.plus(step);
            }
            day = next;
        }
        return ticks;
    }

    private List<Instant> ticksByDays(int days) {
        List<Instant> ticks = new ArrayList<>();
        LocalDate day = period.from().atZone(period.zone()).toLocalDate();
        while (true) {
            Instant tick = day.atStartOfDay(period.zone()).toInstant();
            if (tick.isAfter(period.to())) {
                return ticks;
            }
            addIfWithin(ticks, tick);
            day = day.plusDays(days);
        }
    }

    private void addIfWithin(List<Instant> ticks, Instant tick) {
        if (!tick.isBefore(period.from()) && !tick.isAfter(period.to())) {
            ticks.add(tick);
        }
    }
}
