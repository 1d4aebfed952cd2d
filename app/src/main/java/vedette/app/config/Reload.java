package vedette.app.config;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import vedette.api.event.ConfigurationReloaded;
import vedette.app.config.key.Block;
import vedette.app.config.key.Blocks;
import vedette.app.config.key.Held;
import vedette.app.config.key.Key;
import vedette.app.config.key.Values;
import vedette.app.config.read.Faults;

/// Reads the configuration again while Vedette runs. All of it is checked first: with one fault in it, nothing changes.
/// Then each key that has another value takes effect at once if it can, and is named if it cannot.
///
/// Safe for any thread; one reload at a time.
public final class Reload {

    private final ConfigDefaults configured;
    private final Map<String, Taken> takers = new LinkedHashMap<>();
    private Consumer<Values> check = _ -> {};
    private volatile Values running;

    /// Who takes what has changed.
    @FunctionalInterface
    public interface Taken {

        /// Obeys what the configuration says now.
        ///
        /// @throws IllegalArgumentException if that cannot be while Vedette runs, with why
        void by(Values now) throws IOException;
    }

    /// What came of it.
    ///
    /// @param isFine whether the configuration could be used
    /// @param lines for people: each key that changed, from what to what; or all that is wrong
    public record Outcome(boolean isFine, List<String> lines) {

        public Outcome {
            lines = List.copyOf(lines);
        }
    }

    /// Begins with what the configuration said when the command was given.
    public Reload(ConfigDefaults configured) {
        this.configured = configured;
        running = configured.values();
    }

    /// Says who takes a key. To be called before the first reload.
    public synchronized Reload on(Key<?> key, Taken taken) {
        if (!key.isLive()) {
            throw new IllegalArgumentException(key.name() + " is not declared to change while Vedette runs");
        }
        takers.put(key.name(), taken);
        return this;
    }

    /// Says who takes a list of things.
    public synchronized Reload on(Blocks list, Taken taken) {
        takers.put(list.name(), taken);
        return this;
    }

    /// Says who knows whether values go together. To be called before the first reload.
    ///
    /// @param sense throws [IllegalArgumentException] if they do not, with what to do
    public synchronized Reload checkedBy(Consumer<Values> sense) {
        check = sense;
        return this;
    }

    /// What holds now.
    public Values running() {
        return running;
    }

    /// Reads and obeys.
    public synchronized Outcome run() {
        Outcome outcome = obey();
        ConfigurationReloaded.record(outcome.isFine, outcome.lines.size());
        return outcome;
    }

    private Outcome obey() {
        Faults faults = new Faults();
        Values now = configured.source().read(faults);
        if (!faults.isEmpty()) {
            return refused(faults.inWords());
        }
        try {
            check.accept(now);
        } catch (IllegalArgumentException e) {
            return refused(List.of(Faults.inOneLine(String.valueOf(e.getMessage()))));
        }
        List<String> lines = new ArrayList<>();
        Map<String, Held> held = new LinkedHashMap<>(now.held());
        Map<String, List<Block>> blocks = new LinkedHashMap<>(now.blocks());
        Keys.all().filter(key -> isOther(key, now)).forEach(key -> {
            if (!take(key, now, lines)) {
                back(held, key.name(), running.held());
            }
        });
        for (Blocks list : Keys.BLOCKS) {
            BlockChanges changes = new BlockChanges(running.of(list), now.of(list));
            if (!changes.areNone() && !take(list.name(), "  " + list.name() + ": " + changes.inWords(), now, lines)) {
                back(blocks, list.name(), running.blocks());
            }
        }
        running = new Values(held, blocks);
        String file = configured.source().file().map(Object::toString).orElse("no file, only the environment");
        lines.addFirst(
                "the configuration was read again (" + file + ")" + (lines.isEmpty() ? ": nothing has changed" : ":"));
        return new Outcome(true, lines);
    }

    private static Outcome refused(List<String> faults) {
        List<String> lines = new ArrayList<>(List.of("the configuration is faulty, so nothing changes:"));
        faults.forEach(line -> lines.add("  " + line));
        return new Outcome(false, lines);
    }

    /// What could not be changed is what still runs.
    private static <T> void back(Map<String, T> now, String name, Map<String, T> before) {
        now.remove(name);
        T old = before.get(name);
        if (old != null) {
            now.put(name, old);
        }
    }

    private boolean isOther(Key<?> key, Values now) {
        return !running.held(key).text().equals(now.held(key).text());
    }

    private boolean take(Key<?> key, Values now, List<String> lines) {
        String change = "  " + key.name() + ": " + shown(key, running) + " → " + shown(key, now);
        if (configured.isGiven(key)) {
            String option = Binding.optionOf(key).orElseThrow();
            lines.add(change + " in the file, but the command gives " + option + ", which counts more");
            return false;
        }
        return take(key.name(), change, now, lines);
    }

    private boolean take(String name, String change, Values now, List<String> lines) {
        Taken taken = takers.get(name);
        if (taken == null) {
            lines.add(change + " when Vedette is started again");
            return false;
        }
        try {
            taken.by(now);
            lines.add(change);
            return true;
        } catch (IOException | IllegalArgumentException e) {
            lines.add(change + " cannot be while Vedette runs: " + Faults.inOneLine(String.valueOf(e.getMessage())));
            return false;
        }
    }

    private static String shown(Key<?> key, Values values) {
        Held held = values.held(key);
        if (key.isSecret()) {
            return "(secret)";
        }
        return held.text().isEmpty() ? key.usualInWords() : Faults.shown(held.text());
    }
}
