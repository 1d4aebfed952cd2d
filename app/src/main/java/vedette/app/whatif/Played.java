package vedette.app.whatif;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import vedette.app.text.Times;
import vedette.flow.activity.TickActivity;
import vedette.flow.record.FlowView;
import vedette.flow.sample.TickFacts;
import vedette.flow.shard.FlowSink;
import vedette.store.database.StoreException;
import vedette.store.ticks.TickFile;
import vedette.store.ticks.TickHeader;
import vedette.store.ticks.TickReplay;

/// Ticks on their way to several courses, up to an end; and what of the time there is no knowing.
final class Played implements FlowSink {

    private static final int MOST_REMARKS = 20;

    private final List<Course> courses;
    private final String program;
    private final long untilNanos;
    private final LongConsumer progress;
    private final List<Stretch> stretches = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private long unsaid;
    private boolean isOver;
    private boolean isSkipped;

    /// Ticks without a gap.
    private static final class Stretch {
        private long firstNanos = Long.MAX_VALUE;
        private long lastNanos = Long.MIN_VALUE;
    }

    /// @param program that plays
    /// @param untilNanos what comes later is not played
    /// @param progress is told of each tick
    Played(List<Course> courses, String program, long untilNanos, LongConsumer progress) {
        this.courses = List.copyOf(courses);
        this.program = program;
        this.untilNanos = untilNanos;
        this.progress = progress;
    }

    /// Plays files of ticks in their order. What cannot be played is left out, and remarked upon.
    void play(List<Path> files) throws IOException {
        List<Path> readable = new ArrayList<>();
        for (Path file : files) {
            try (TickFile opened = new TickFile(file)) {
                readable.add(opened.path());
            } catch (StoreException e) {
                remark(String.valueOf(e.getMessage()));
            }
        }
        TickReplay.Extent extent = TickReplay.play(readable, this::begin);
        stretches.removeIf(stretch -> stretch.firstNanos == Long.MAX_VALUE);
        for (int i = 1; i < stretches.size(); i++) {
            remarkOnSeam(stretches.get(i - 1).lastNanos, stretches.get(i).firstNanos);
        }
        if (extent.cut() > 0) {
            remark(
                    extent.cut() == 1
                            ? "a file of ticks ends in its middle"
                            : Times.count(extent.cut()) + " files of ticks end in their middle");
        }
        if (extent.flowsLeftOut() > 0) {
            remark(Times.count(extent.flowsLeftOut()) + " flows were not kept with their ticks");
        }
        remarkOn(courses.getFirst().unknown(), "things that people asked are not known to this version");
        for (Course course : courses) {
            remarkOn(course.leftOut(), "changes of incidents found no room");
        }
    }

    private void remarkOnSeam(long lastNanos, long firstNanos) {
        if (firstNanos <= lastNanos) {
            remark("several runs saw the time from " + Times.iso(firstNanos)
                    + " on: which of them was the last to keep incidents is not known");
        } else {
            remark("there is a gap from " + Times.iso(lastNanos) + " to " + Times.iso(firstNanos)
                    + ": what comes after it begins with what was known then, whatever the change");
        }
    }

    private void remarkOn(long count, String what) {
        if (count > 0) {
            remark(Times.count(count) + " " + what);
        }
    }

    private void remark(String text) {
        if (remarks.size() < MOST_REMARKS) {
            remarks.add(text);
        } else {
            unsaid++;
        }
    }

    private FlowSink begin(TickHeader header, DataInputStream state) throws IOException {
        byte[] known = state.readAllBytes();
        isSkipped = false;
        stretches.add(new Stretch());
        if (!header.program().equals(program)) {
            remark("ticks were kept by " + header.program() + ", and are judged by " + program);
        }
        try {
            for (Course course : courses) {
                course.begin(header, new DataInputStream(new ByteArrayInputStream(known)));
            }
        } catch (IOException | RuntimeException e) { // whatever another version has written there
            isSkipped = true;
            remark("ticks of " + header.program() + " are not played, since " + program
                    + " cannot go on from what it knew (" + e.getMessage() + ")");
        }
        return this;
    }

    private boolean isPlaying() {
        return !isOver && !isSkipped;
    }

    @Override
    public void onFlow(FlowView flow) {
        if (isPlaying()) {
            courses.forEach(course -> course.onFlow(flow));
        }
    }

    @Override
    public void onActivity(TickActivity activity) {
        if (isPlaying()) {
            courses.forEach(course -> course.onActivity(activity));
        }
    }

    @Override
    public void onFacts(TickFacts facts) {
        if (isPlaying()) {
            courses.forEach(course -> course.onFacts(facts));
        }
    }

    @Override
    public void onTick(long endNanos) {
        isOver = endNanos > untilNanos;
        if (!isPlaying()) {
            return;
        }
        courses.forEach(course -> course.onTick(endNanos));
        Stretch stretch = stretches.getLast();
        stretch.firstNanos = Math.min(stretch.firstNanos, endNanos);
        stretch.lastNanos = Math.max(stretch.lastNanos, endNanos);
        progress.accept(endNanos);
    }

    /// Whether anything was played at all.
    boolean isEmpty() {
        return stretches.isEmpty();
    }

    /// The end of the first tick.
    long firstNanos() {
        return stretches.stream().mapToLong(stretch -> stretch.firstNanos).min().orElse(0);
    }

    long lastNanos() {
        return stretches.stream().mapToLong(stretch -> stretch.lastNanos).max().orElse(0);
    }

    /// Whether the tick that ended then was played.
    boolean has(long nanos) {
        return stretches.stream().anyMatch(stretch -> stretch.firstNanos <= nanos && nanos <= stretch.lastNanos);
    }

    /// What of the time there is no knowing, in words.
    List<String> remarks() {
        List<String> all = new ArrayList<>(remarks);
        if (unsaid > 0) {
            all.add("and " + Times.count(unsaid) + " remarks more");
        }
        return all;
    }
}
