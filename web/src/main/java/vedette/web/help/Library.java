package vedette.web.help;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/// All documents that come with the program: the index, and whatever can be reached from it by links. Nothing is asked
/// for by a name that somebody has sent.
public final class Library {

    static final String INDEX = "README";

    private static final int MOST_FOUND = 50;

    private final Map<String, Doc> docs;

    /// A heading that has all words that were looked for.
    public record Found(Doc doc, Doc.Section section) {}

    /// What was found.
    ///
    /// @param leftOut how many more there are
    public record Answer(List<Found> found, int leftOut) {

        public Answer {
            found = List.copyOf(found);
        }
    }

    private Library(Map<String, Doc> docs) {
        this.docs = docs;
    }

    /// Read once, when somebody first wants help.
    private static final class Opened {

        private static final Library LIBRARY = read();
    }

    /// That of the program.
    public static Library opened() {
        return Opened.LIBRARY;
    }

    private static Library read() {
        Map<String, Doc> docs = new LinkedHashMap<>();
        Queue<String> next = new ArrayDeque<>(List.of(INDEX));
        while (!next.isEmpty()) {
            String path = next.remove();
            Optional<String> text = docs.containsKey(path) ? Optional.empty() : text(path);
            if (text.isPresent()) {
                Doc doc = Doc.of(path, text.get());
                docs.put(path, doc);
                doc.links().forEach(link -> Paths.resolve(path, link).ifPresent(next::add));
            }
        }
        return new Library(docs);
    }

    private static Optional<String> text(String path) {
        try (InputStream in = Library.class.getResourceAsStream("docs/" + path + ".md")) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// All, the index first.
    public List<Doc> all() {
        return List.copyOf(docs.values());
    }

    /// The one at a path.
    public Optional<Doc> find(String path) {
        return Optional.ofNullable(docs.get(path));
    }

    /// The index.
    public Optional<Doc> index() {
        return find(INDEX);
    }

    /// A document as HTML, its links as they are on the dashboard. What leads to a file that is not here is only text.
    public String html(Doc doc) {
        return new Markdown(doc.text()).html(link -> address(doc, link));
    }

    /// Where a link in a document leads; empty if nowhere.
    String address(Doc from, String link) {
        if (link.startsWith("#") || Paths.isOutside(link)) {
            return link;
        }
        return Paths.resolve(from.path(), link)
                .flatMap(this::find)
                .map(to -> to.address() + Paths.anchor(link))
                .orElse("");
    }

    /// Headings that have all these words, titles first.
    public Answer search(String words) {
        List<String> wanted = List.of(words.strip().toLowerCase(Locale.ROOT).split("\\s+", -1));
        List<Found> titles = new ArrayList<>();
        List<Found> others = new ArrayList<>();
        for (Doc doc : docs.values()) {
            for (Doc.Section section : doc.sections()) {
                String text = (doc.title() + " " + section.words()).toLowerCase(Locale.ROOT);
                boolean isOfItself =
                        section.words().toLowerCase(Locale.ROOT).contains(wanted.getFirst()) || section.level() == 1;
                if (isOfItself && wanted.stream().allMatch(text::contains)) {
                    (section.level() == 1 ? titles : others).add(new Found(doc, section));
                }
            }
        }
        titles.addAll(others);
        int shown = Math.min(MOST_FOUND, titles.size());
        return new Answer(titles.subList(0, shown), titles.size() - shown);
    }
}
