package vedette.app.session;

import java.util.List;

/// The words behind a lone `--` on the command line, which are a filter expression.
public final class FilterWords {

    private static List<String> words = List.of();

    private FilterWords() {}

    public static void set(List<String> given) {
        words = List.copyOf(given);
    }

    public static List<String> get() {
        return words;
    }
}
