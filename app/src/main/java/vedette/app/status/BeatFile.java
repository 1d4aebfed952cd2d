package vedette.app.status;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vedette.learn.json.JsonPart;
import vedette.learn.json.JsonTree;

/// The file in which a run says how it is: `run.json` in the data folder, replaced as a whole once a second and gone
/// when the run ends. A process that was killed leaves it behind.
///
/// @param data the folder of all that is kept
record BeatFile(Path data) {

    private static final String FILE = "run.json";
    private static final int FORMAT = 1;

    /// Nobody writes more.
    private static final int MOST_BYTES = 64 << 10;

    Path file() {
        return data.resolve(FILE);
    }

    /// Puts it in the place of what was said before.
    void write(Beat beat) throws IOException {
        Path next = data.resolve(FILE + ".next");
        try (OutputStream out = Files.newOutputStream(next)) {
            JsonTree.write(values(beat), out);
        }
        try {
            Files.move(next, file(), StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(next, file(), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static Map<String, Object> values(Beat beat) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("format", FORMAT);
        values.put("pid", beat.origin().pid());
        values.put("begun", beat.origin().begun());
        values.put("version", beat.origin().version());
        values.put("since", beat.origin().since().toString());
        values.put("written", beat.written().toString());
        values.put("inputs", beat.inputs().stream().map(Beat.Input::name).toList());
        values.put("states", beat.inputs().stream().map(Beat.Input::state).toList());
        values.put("live", String.valueOf(beat.origin().isLive()));
        values.put("over", String.valueOf(beat.isOver()));
        values.put("packets", beat.counts().packets());
        values.put("dropped", beat.counts().dropped());
        values.put("last_packet", beat.counts().last().toString());
        values.put("models", beat.origin().models());
        values.put("store_lag_millis", beat.counts().lag().toMillis());
        values.put("troubles", beat.troubles().stream().map(Beat.Trouble::name).toList());
        values.put("words", beat.troubles().stream().map(Beat.Trouble::words).toList());
        return values;
    }

    void delete() throws IOException {
        Files.deleteIfExists(file());
    }

    /// What was said last; nothing if there is no file.
    ///
    /// @throws IOException in words, if it cannot be read or is of another version that says it otherwise
    Optional<Beat> read() throws IOException {
        Path file = file();
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new IOException("it is too long");
            }
            return Optional.of(beat(new JsonPart(JsonTree.read(file), file.toString())));
        } catch (IllegalArgumentException | DateTimeException | IOException e) {
            throw new IOException(
                    file + " does not say how the run is: it is of another version of Vedette, or damaged ("
                            + e.getMessage() + ")",
                    e);
        }
    }

    private static Beat beat(JsonPart said) throws IOException {
        said.whole("format", FORMAT, FORMAT);
        List<String> names = said.texts("inputs");
        List<String> states = said.texts("states");
        if (names.size() != states.size()) {
            throw new IOException("inputs and states do not go together");
        }
        List<Beat.Input> inputs = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            inputs.add(new Beat.Input(names.get(i), states.get(i)));
        }
        Beat.Origin origin = new Beat.Origin(
                number(said, "pid"),
                number(said, "begun"),
                said.text("version"),
                Instant.parse(said.text("since")),
                Boolean.parseBoolean(said.text("live")),
                said.text("models"));
        Beat.Counts counts = new Beat.Counts(
                number(said, "packets"),
                number(said, "dropped"),
                Instant.parse(said.text("last_packet")),
                Duration.ofMillis(number(said, "store_lag_millis")));
        return new Beat(
                origin,
                Instant.parse(said.text("written")),
                inputs,
                Boolean.parseBoolean(said.text("over")),
                counts,
                troubles(said));
    }

    private static List<Beat.Trouble> troubles(JsonPart said) throws IOException {
        List<String> names = said.texts("troubles");
        List<String> words = said.texts("words");
        if (names.size() != words.size()) {
            throw new IOException("troubles and words do not go together");
        }
        List<Beat.Trouble> troubles = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            troubles.add(new Beat.Trouble(names.get(i), words.get(i)));
        }
        return troubles;
    }

    private static long number(JsonPart said, String name) throws IOException {
        return Math.round(said.number(name));
    }
}
