package vedette.app.menu;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vedette.app.screen.Key;
import vedette.app.screen.Key.Named;
import vedette.app.screen.Line;
import vedette.app.screen.Tone;
import vedette.app.screen.Tty;
import vedette.app.text.Program;

/// The jobs there are, chosen by arrows, numbers or letters. Each runs in a process of its own; when that has ended,
/// the
/// menu is there again, below what the job has said.
public final class Menu {

    private static final long WAIT_MILLIS = 500;
    private static final int WORDS = 20;
    private static final int TYPED = 70;

    private final Tty tty;
    private final Runner runner;
    private int chosen;

    /// Does a job.
    @FunctionalInterface
    public interface Runner {

        /// Returns when it has ended.
        void run(List<String> command) throws IOException;
    }

    /// @param runner does what is chosen, while the terminal is as any command has it
    public Menu(Tty tty, Runner runner) {
        this.tty = tty;
        this.runner = runner;
    }

    /// Returns when somebody wants to leave.
    public void run() throws IOException {
        int shown = 0;
        Tty.Room room = tty.room();
        while (true) {
            List<Line> lines = lines(room.columns());
            tty.showBelow(lines, shown);
            shown = lines.size();
            Key key = await(room);
            room = tty.room();
            Optional<Job> job = press(key);
            if (key.is(Named.GONE) || job.filter(Job::isExit).isPresent()) {
                return;
            }
            if (key.is(Named.NONE)) {
                shown = 0; // of another size, what was shown is no longer where it was
            }
            if (job.isPresent()) {
                List<String> command = job.get().command();
                tty.lend(() -> runner.run(command));
                shown = 0;
            }
        }
    }

    /// The next key; none if the terminal has another size by now.
    private Key await(Tty.Room room) throws IOException {
        while (true) {
            Key key = tty.key(WAIT_MILLIS);
            if (!key.is(Named.NONE) || !tty.room().equals(room)) {
                return key;
            }
        }
    }

    /// What a key chooses; nothing if it only moves.
    private Optional<Job> press(Key key) {
        int last = Job.ALL.size() - 1;
        switch (key.named()) {
            case UP -> chosen = chosen == 0 ? last : chosen - 1;
            case DOWN, TAB -> chosen = chosen == last ? 0 : chosen + 1;
            case HOME, PAGE_UP -> chosen = 0;
            case END, PAGE_DOWN -> chosen = last;
            case ENTER -> {
                return Optional.of(Job.ALL.get(chosen));
            }
            case ESCAPE -> {
                return Optional.of(Job.ALL.get(last));
            }
            case CHARACTER -> {
                return named(Character.toLowerCase(key.character()));
            }
            case LEFT, RIGHT, BACKSPACE, REDRAW, OTHER, NONE, GONE -> {}
        }
        return Optional.empty();
    }

    private Optional<Job> named(int character) {
        for (int i = 0; i < Job.ALL.size(); i++) {
            Job job = Job.ALL.get(i);
            if (character == job.letter() || character == number(i)) {
                chosen = i;
                return Optional.of(job);
            }
        }
        return Optional.empty();
    }

    private static char number(int place) {
        return (char) (Job.ALL.get(place).isExit() ? '0' : '1' + place);
    }

    private List<Line> lines(int columns) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line());
        lines.add(Line.of("Vedette " + Program.version(), Tone.STRONG)
                .add("  watches a network and tells you, with reasons, what is not normal", Tone.MUTED));
        for (int i = 0; i < Job.ALL.size(); i++) {
            lines.add(line(i, columns));
        }
        lines.add(Line.of("  ↑ ↓ and Enter, a number, or a letter", Tone.MUTED));
        return lines;
    }

    private Line line(int place, int columns) {
        Job job = Job.ALL.get(place);
        boolean isChosen = place == chosen;
        Line line = Line.of(isChosen ? "› " : "  ", Tone.STRONG)
                .add(number(place) + " " + job.letter() + "  ", Tone.ACCENT)
                .add(job.title(), isChosen ? Tone.STRONG : Tone.PLAIN)
                .to(WORDS)
                .add(job.words());
        if (columns > TYPED + job.typed().length() && !job.isExit()) {
            line.to(TYPED).add(job.typed(), Tone.MUTED);
        }
        return isChosen ? line.chosen(Math.min(columns - 1, TYPED + WORDS)) : line;
    }
}
