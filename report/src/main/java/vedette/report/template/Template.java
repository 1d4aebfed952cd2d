package vedette.report.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import vedette.report.document.Topic;

/// A folder in which a user puts what is to be other than by default. Every file may be missing:
///
/// | file | holds |
/// |---|---|
/// | `title.txt` | the title, a line |
/// | `footer.txt` | what stands at the foot of every page, a line |
/// | `TOPIC.txt`, as `summary.txt` | what a chapter begins with: paragraphs apart by an empty line; a first line that
/// begins with `# ` is its heading |
/// | `page.css` | rules added to those of HTML |
/// | `paper.css` | rules added to those of PDF (CSS 2.1) |
///
/// Texts are texts: nothing in them is markup. `{site}`, `{sensor}`, `{period}` and `{zone}` stand for what they say.
public record Template(String title, String footer, Map<Topic, String> texts, String pageCss, String paperCss) {

    /// Nothing is changed.
    public static final Template NONE = new Template("", "", Map.of(), "", "");

    private static final long LARGEST = 1 << 20;

    public Template {
        texts = Map.copyOf(texts);
    }

    /// Reads a folder.
    public static Template read(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("a template is a folder, which " + folder + " is not");
        }
        Map<Topic, String> texts = new EnumMap<>(Topic.class);
        for (Topic topic : Topic.values()) {
            String text = text(folder.resolve(topic.label() + ".txt"));
            if (!text.isBlank()) {
                texts.put(topic, text);
            }
        }
        return new Template(
                text(folder.resolve("title.txt")).strip(),
                text(folder.resolve("footer.txt")).strip(),
                texts,
                text(folder.resolve("page.css")),
                text(folder.resolve("paper.css")));
    }

    private static String text(Path file) {
        try {
            if (!Files.exists(file)) {
                return "";
            }
            if (Files.size(file) > LARGEST) {
                throw new IllegalArgumentException(file + " has more than " + LARGEST + " bytes");
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": it must be a text in UTF-8", e);
        }
    }
}
