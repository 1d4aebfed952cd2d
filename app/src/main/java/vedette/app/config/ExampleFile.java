package vedette.app.config;

import java.util.List;
import vedette.app.config.key.Blocks;
import vedette.app.config.key.Chapter;
import vedette.app.config.key.Key;

/// The configuration that says nothing but what holds anyhow, with what each key is for.
public final class ExampleFile {

    private static final String HEAD = """
            # The configuration of Vedette. Every key is shown with what holds without it: take the # in front of it away to
            # change it. `vedette config check` says what is wrong, all of it at once.
            #
            # The command line beats variables of the environment (VEDETTE_WEB_LISTEN for web.listen), those beat this file.
            # Durations are written as 30s, 5m, 1h or 2d, sizes as 500M or 20G. Keys marked with * change while Vedette
            # runs, when it is sent SIGHUP; others when it starts.
            """;
    private static final int WIDTH = 110;

    private ExampleFile() {}

    /// The text of the file.
    public static String text() {
        StringBuilder text = new StringBuilder(HEAD);
        for (Chapter chapter : Keys.CHAPTERS) {
            text.append("\n# ").append(chapter.help()).append('\n');
            if (!chapter.name().isEmpty()) {
                text.append(chapter.name()).append(":\n");
            }
            String section = chapter.name();
            for (Key<?> key : chapter.keys()) {
                String above = above(key.name());
                if (!above.equals(section)) {
                    text.append(indent(above)).append(last(above)).append(":\n");
                    section = above;
                }
                append(key.name().equals(last(key.name())) ? "" : indent(key.name()), key, text);
            }
        }
        Keys.BLOCKS.forEach(list -> append(list, text));
        return text.toString();
    }

    private static void append(Blocks list, StringBuilder text) {
        text.append("\n# ").append(list.help()).append('\n').append(list.name()).append(":\n");
        for (String kind : list.kinds().keySet()) {
            text.append("  #- ").append(Blocks.KIND).append(": ").append(kind).append('\n');
            for (Key<?> key : list.keys(kind)) {
                append("    ", key, text);
            }
        }
    }

    private static void append(String indent, Key<?> key, StringBuilder text) {
        String usual =
                key.usual().isEmpty() && !key.usualInWords().isEmpty() ? "; without it: " + key.usualInWords() : "";
        comment(indent, (key.isLive() ? "* " : "") + key.help(), text);
        comment(indent, "(" + key.kind().words() + usual + ")", text);
        text.append(indent).append('#').append(line(key)).append('\n');
    }

    private static String line(Key<?> key) {
        String name = last(key.name());
        if (key.isSecret()) {
            return name + "-file: /etc/vedette/" + name;
        }
        String value = key.example();
        return name + ": " + (key.kind().isList() ? "[" + value + "]" : value);
    }

    private static void comment(String indent, String words, StringBuilder text) {
        StringBuilder line = new StringBuilder(indent).append('#');
        for (String word : words.split(" ", -1)) {
            if (line.length() + word.length() >= WIDTH) {
                text.append(line).append('\n');
                line = new StringBuilder(indent).append('#');
            }
            line.append(' ').append(word);
        }
        text.append(line).append('\n');
    }

    private static String above(String name) {
        return name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : "";
    }

    private static String last(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String indent(String name) {
        return "  ".repeat(List.of(name.split("\\.", -1)).size() - 1);
    }
}
