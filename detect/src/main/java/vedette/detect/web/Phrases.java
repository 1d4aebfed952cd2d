package vedette.detect.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Phrases of program code and of objects that run code, read from `phrases.txt`: each with its technique and
/// how surely it is meant to do harm. What is in capitals or has blanks in it is one as well.
final class Phrases {

    private static final List<Phrase> ALL = load();

    private record Phrase(Technique technique, double score, String text) {}

    private Phrases() {}

    /// The surest finding in the part, or null.
    static @Nullable Finding find(Part part) {
        String text = part.value().toLowerCase(Locale.ROOT).replace(" ", "");
        Phrase best = null;
        for (Phrase phrase : ALL) {
            if ((best == null || phrase.score > best.score) && text.contains(phrase.text)) {
                best = phrase;
            }
        }
        return best == null ? null : Finding.of(best.technique, best.score, part);
    }

    private static List<Phrase> load() {
        try (InputStream in = Phrases.class.getResourceAsStream("phrases.txt")) {
            if (in == null) {
                throw new IllegalStateException("phrases.txt is missing");
            }
            List<Phrase> phrases = new ArrayList<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("//"))
                    .forEach(line -> phrases.add(phrase(line)));
            return List.copyOf(phrases);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Phrase phrase(String line) {
        String[] words = line.split("\\s+", 3);
        return new Phrase(Technique.valueOf(words[0]), Double.parseDouble(words[1]), words[2].replace(" ", ""));
    }
}
