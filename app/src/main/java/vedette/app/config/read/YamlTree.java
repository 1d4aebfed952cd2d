package vedette.app.config.read;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Reads YAML 1.2 from the parser's events, not from its objects: those come in the order of the file, so that nesting
/// and aliases, by which a small file can take all memory, are refused before anything is made of them.
///
/// Owned by one thread, for one file.
public final class YamlTree {

    private static final int MOST_NESTING = 8;

    private final String place;
    private final Faults faults;
    private final Iterator<Event> events;

    /// Reading goes no further; why is among the faults.
    private static final class Ended extends Exception {}

    private YamlTree(String text, String place, Faults faults) {
        this.place = place;
        this.faults = faults;
        events = new Parse(LoadSettings.builder()
                        .setUseMarks(true)
                        .setCodePointLimit(ConfigText.MOST_BYTES)
                        .build())
                .parseString(text)
                .iterator();
    }

    /// What stands in a file; nothing if it cannot be read, or as far as it can be.
    public static Tree.Section read(Path file, Faults faults) {
        Optional<String> text = ConfigText.read(file, faults);
        return text.isEmpty() ? Tree.Section.empty() : of(text.get(), file.toString(), faults);
    }

    /// The same of a text.
    ///
    /// @param place as messages name it
    public static Tree.Section of(String text, String place, Faults faults) {
        try {
            return new YamlTree(text, place, faults).document();
        } catch (Ended e) {
            return Tree.Section.empty();
        } catch (MarkedYamlEngineException e) {
            int line =
                    e.getProblemMark().or(e::getContextMark).map(Mark::getLine).orElse(-1) + 1;
            faults.add(place, line, "this is not YAML: " + Faults.shown(e.getProblem()) + "; `key: value` is");
        } catch (ReaderException e) {
            String before = text.substring(0, Math.clamp(e.getPosition(), 0, text.length()));
            int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
            faults.add(place, line, "a character stands here that no text has; take it out");
        } catch (YamlEngineException e) {
            faults.add(place, "this is not YAML: " + Faults.shown(String.valueOf(e.getMessage())));
        }
        return Tree.Section.empty();
    }

    private Tree.Section document() throws Ended {
        Tree.@Nullable Section top = null;
        while (events.hasNext()) {
            Event event = events.next();
            if (event instanceof DocumentStartEvent) {
                if (top != null) {
                    throw ended(event, "a second document begins here; put all into one and take `---` out");
                }
                top = top(node(events.next(), 0));
            }
        }
        return top == null ? Tree.Section.empty() : top;
    }

    private Tree.Section top(Tree tree) throws Ended {
        return switch (tree) {
            case Tree.Section section -> section;
            case Tree.Text text when text.isNothing() -> Tree.Section.empty();
            case Tree.Text text -> throw ended(text.line(), "a section is wanted here, such as `capture:`, not a text");
            case Tree.Items items ->
                throw ended(items.line(), "a section is wanted here, such as `capture:`, not a list");
        };
    }

    private Tree node(Event event, int depth) throws Ended {
        if (event instanceof AliasEvent) {
            throw ended(event, "aliases (`*name`) are not taken; write the value out");
        }
        if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            throw ended(event, "anchors (`&name`) are not taken; take it out");
        }
        if (depth > MOST_NESTING) {
            throw ended(event, "this is nested more than " + MOST_NESTING + " deep, which nothing here is");
        }
        return switch (event) {
            case ScalarEvent scalar -> text(scalar);
            case CollectionStartEvent collection
            when collection.getEventId() == Event.ID.MappingStart -> section(collection, depth);
            case CollectionStartEvent collection -> items(collection, depth);
            default -> throw ended(event, "this is not YAML that is known here");
        };
    }

    private Tree text(ScalarEvent scalar) throws Ended {
        refuseTag(scalar, scalar.getTag());
        return new Tree.Text(scalar.getValue(), !scalar.isPlain(), line(scalar));
    }

    private void refuseTag(Event event, Optional<String> tag) throws Ended {
        if (tag.isPresent()) {
            throw ended(event, "tags (`" + Faults.shown(tag.get()) + "`) are not taken; take it out");
        }
    }

    private Tree items(CollectionStartEvent start, int depth) throws Ended {
        refuseTag(start, start.getTag());
        List<Tree> items = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            items.add(node(event, depth + 1));
        }
        return new Tree.Items(items, line(start));
    }

    private Tree section(CollectionStartEvent start, int depth) throws Ended {
        refuseTag(start, start.getTag());
        SequencedMap<String, Tree.Entry> entries = new LinkedHashMap<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            if (!(node(event, depth + 1) instanceof Tree.Text key)) {
                throw ended(event, "a key is a name, such as `listen:`");
            }
            Tree.Entry entry = new Tree.Entry(node(events.next(), depth + 1), key.line());
            Tree.Entry before = entries.putIfAbsent(key.value(), entry);
            if (before != null) {
                faults.add(
                        place,
                        key.line(),
                        Faults.shown(key.value()) + " stands here for a second time, the first is in line "
                                + before.line() + "; take one of them out");
            }
        }
        return new Tree.Section(entries, line(start));
    }

    private static int line(Event event) {
        return event.getStartMark().map(Mark::getLine).orElse(-1) + 1;
    }

    private Ended ended(Event event, String words) {
        return ended(line(event), words);
    }

    private Ended ended(int line, String words) {
        faults.add(place, line, words);
        return new Ended();
    }
}
