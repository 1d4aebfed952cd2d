package vedette.app;

import java.util.List;

/// The words behind a lone `--` on the command line, which are a filter expression.
final class FilterWords {

    private static List<String> words = List.of();

    private FilterWords() {}

    static void set(List<String> given) {
        words = List.copyOf(given);
    }

    static List<String> get() {
        return words;
    }
}
