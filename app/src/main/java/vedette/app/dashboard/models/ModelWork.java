package vedette.app.dashboard.models;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vedette.web.operate.ModelRoom.Phase;
import vedette.web.operate.ModelRoom.Suggestion;
import vedette.web.operate.ModelRoom.Suggestions;
import vedette.web.operate.ModelRoom.Work;

/// Work on models that takes a while, one piece at a time, and what came of the latest of each kind. Safe for any
/// thread.
final class ModelWork implements AutoCloseable {

    private static final int MOST_NOTES = 50;

    private final InstantSource clock;
    private Work training = Work.NONE;
    private Suggestions suggestions = new Suggestions(Work.NONE, List.of());
    private @Nullable ChildProcess running;

    ModelWork(InstantSource clock) {
        this.clock = clock;
    }

    synchronized Work training() {
        return training;
    }

    synchronized Suggestions suggestions() {
        return suggestions;
    }

    /// Begins.
    ///
    /// @throws IllegalStateException if something is being worked on
    synchronized void begin(TrainingChild.Task task, String author) throws IOException {
        if (running != null) {
            throw new IllegalStateException("Something is being worked on: wait for it, or end it.");
        }
        ChildProcess child = new ChildProcess(task);
        running = child;
        Work begun = new Work(
                Phase.RUNNING, "starting", 0, clock.instant(), Instant.EPOCH, author, "", List.of(), List.of());
        keep(task.what(), begun, List.of());
        Thread.ofVirtual().name("model-work").start(() -> follow(child, task.what()));
    }

    private void keep(TrainingChild.What what, Work work, List<Suggestion> suggested) {
        switch (what) {
            case TRAIN -> training = work;
            case SUGGEST -> suggestions = new Suggestions(work, suggested);
        }
    }

    private Work latest(TrainingChild.What what) {
        return switch (what) {
            case TRAIN -> training;
            case SUGGEST -> suggestions.work();
        };
    }

    private void follow(ChildProcess child, TrainingChild.What what) {
        try (child) {
            child.follow(line -> told(what, line));
            end(what, Phase.DONE, "");
        } catch (IOException e) {
            end(what, Phase.FAILED, String.valueOf(e.getMessage()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            end(what, Phase.CANCELLED, "");
        }
    }

    private synchronized void told(TrainingChild.What what, ChildLine line) {
        Work now = latest(what);
        if (!now.isRunning()) {
            return;
        }
        switch (line) {
            case ChildLine.Doing doing -> keep(what, doing(now, doing.words(), now.steps() + 1), suggestions.all());
            case ChildLine.Note note -> keep(what, with(now, now.built(), more(now.notes(), note.words())), List.of());
            case ChildLine.Built built ->
                keep(what, with(now, more(now.built(), built.name()), now.notes()), List.of());
            case ChildLine.Suggested one -> {
                List<Suggestion> all = new ArrayList<>(suggestions.all());
                all.add(new Suggestion(one.id(), one.isIncident(), one.what(), one.why()));
                suggestions = new Suggestions(suggestions.work(), all);
            }
        }
    }

    private static List<String> more(List<String> before, String word) {
        List<String> all = new ArrayList<>(before);
        if (all.size() < MOST_NOTES) {
            all.add(word);
        }
        return all;
    }

    private static Work doing(Work now, String words, int steps) {
        return new Work(
                now.phase(), words, steps, now.began(), now.ended(), now.author(), now.why(), now.built(), now.notes());
    }

    private static Work with(Work now, List<String> built, List<String> notes) {
        return new Work(
                now.phase(), now.doing(), now.steps(), now.began(), now.ended(), now.author(), now.why(), built, notes);
    }

    private synchronized void end(TrainingChild.What what, Phase phase, String why) {
        running = null;
        Work now = latest(what);
        if (now.isRunning()) {
            keep(
                    what,
                    new Work(
                            phase,
                            "",
                            now.steps(),
                            now.began(),
                            clock.instant(),
                            now.author(),
                            why,
                            now.built(),
                            now.notes()),
                    suggestions.all());
        }
    }

    /// Ends what is being worked on.
    ///
    /// @return whether anything was
    synchronized boolean cancel() {
        ChildProcess child = running;
        if (child == null) {
            return false;
        }
        for (TrainingChild.What what : TrainingChild.What.values()) {
            Work now = latest(what);
            if (now.isRunning()) {
                keep(
                        what,
                        new Work(
                                Phase.CANCELLED,
                                "",
                                now.steps(),
                                now.began(),
                                clock.instant(),
                                now.author(),
                                "",
                                now.built(),
                                now.notes()),
                        List.of());
            }
        }
        child.close();
        return true;
    }

    @Override
    public void close() {
        cancel();
    }
}
