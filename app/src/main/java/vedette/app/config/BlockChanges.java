package vedette.app.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vedette.app.config.key.Block;
import vedette.app.config.key.Blocks;
import vedette.app.config.key.Held;

/// What has become other in a list: which of it came, went, or changed, by their names. What they have is compared, and
/// never shown, since some of it is secret. Where they stand does not matter: lines move when something above changes.
final class BlockChanges {

    private static final String NAME = "name";

    private final Map<String, Map<String, String>> before;
    private final Map<String, Map<String, String>> now;

    BlockChanges(List<Block> before, List<Block> now) {
        this.before = texts(before);
        this.now = texts(now);
    }

    private static Map<String, Map<String, String>> texts(List<Block> blocks) {
        Map<String, Map<String, String>> texts = new LinkedHashMap<>();
        for (Block block : blocks) {
            Map<String, String> text = new LinkedHashMap<>();
            text.put(Blocks.KIND, block.kind());
            block.held().forEach((key, held) -> text.put(key, held.text()));
            Held name = block.held().get(NAME);
            texts.put(name == null ? block.name() : name.text(), text);
        }
        return texts;
    }

    boolean areNone() {
        return inWords().isEmpty();
    }

    /// For people; empty if there are none.
    String inWords() {
        List<String> words = new ArrayList<>();
        say(
                words,
                "added",
                now.keySet().stream().filter(name -> !before.containsKey(name)).toList());
        say(
                words,
                "removed",
                before.keySet().stream().filter(name -> !now.containsKey(name)).toList());
        say(words, "changed", now.keySet().stream().filter(this::isChanged).toList());
        if (words.isEmpty() && !List.copyOf(before.keySet()).equals(List.copyOf(now.keySet()))) {
            words.add("in another order");
        }
        return String.join("; ", words);
    }

    private boolean isChanged(String name) {
        Map<String, String> old = before.get(name);
        return old != null && !old.equals(now.get(name));
    }

    private static void say(List<String> words, String what, List<String> names) {
        if (!names.isEmpty()) {
            words.add(what + " " + String.join(", ", names));
        }
    }
}
