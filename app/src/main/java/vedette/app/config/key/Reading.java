package vedette.app.config.key;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vedette.app.config.read.Faults;
import vedette.app.config.read.Tree;

/// Takes the values of declared keys out of a tree, and says of all else that it is wrong. Owned by one thread.
public final class Reading {

    private final Map<String, Key<?>> keys = new LinkedHashMap<>();
    private final Map<String, Blocks> lists = new LinkedHashMap<>();
    private final Set<String> sections = new LinkedHashSet<>();
    private final String place;
    private final Faults faults;
    private final Map<String, Held> held = new LinkedHashMap<>();
    private final Map<String, List<Block>> blocks = new LinkedHashMap<>();

    /// @param place the file's name, for messages
    /// @param faults takes what is wrong
    public Reading(List<Chapter> chapters, List<Blocks> lists, String place, Faults faults) {
        this.place = place;
        this.faults = faults;
        for (Chapter chapter : chapters) {
            chapter.keys().forEach(key -> keys.put(key.name(), key));
        }
        lists.forEach(list -> this.lists.put(list.name(), list));
        for (String name : keys.keySet()) {
            for (int dot = name.indexOf('.'); dot > 0; dot = name.indexOf('.', dot + 1)) {
                sections.add(name.substring(0, dot));
            }
        }
    }

    /// What stands there. To be called once.
    public Values read(Tree.Section top) {
        section("", top);
        return new Values(held, blocks);
    }

    private void section(String above, Tree.Section section) {
        section.entries().forEach((name, entry) -> entry(above.isEmpty() ? name : above + "." + name, entry));
    }

    private void entry(String name, Tree.Entry entry) {
        Key<?> key = keys.get(name);
        Blocks list = lists.get(name);
        Optional<Secret> secret = Secret.of(name, keys.values());
        if (secret.isPresent()) {
            secret(name, secret.get(), entry, held);
        } else if (key != null && key.isSecret()) {
            open(name, entry);
        } else if (key != null) {
            text(name, key, entry).ifPresent(text -> held.put(name, held(text, entry)));
        } else if (list != null) {
            List<Block> found = list(list, entry);
            if (!found.isEmpty()) {
                blocks.put(name, found);
            }
        } else if (sections.contains(name)) {
            inner(name, entry);
        } else {
            unknown(name, entry, known());
        }
    }

    private Held held(String text, Tree.Entry entry) {
        return new Held(text, new Origin.File(place, entry.line()));
    }

    private List<String> known() {
        List<String> known = new ArrayList<>();
        keys.values().forEach(key -> known.addAll(Secret.names(key)));
        known.addAll(sections);
        known.addAll(lists.keySet());
        return known;
    }

    private void inner(String name, Tree.Entry entry) {
        switch (entry.value()) {
            case Tree.Section section -> section(name, section);
            case Tree.Text text when text.isNothing() -> {} // all in it is commented out
            case Tree.Text text ->
                fault(
                        entry,
                        name + " is " + Faults.shown(text.value()) + ", but takes keys, indented below it; "
                                + "`vedette config init` shows which");
            case Tree.Items _ ->
                fault(entry, name + " is a list, but takes keys, indented below it; take the dashes out");
        }
    }

    private void unknown(String name, Tree.Entry entry, List<String> known) {
        String what = Faults.shown(name) + " is not known";
        fault(
                entry,
                Nearest.to(name, known)
                        .map(near -> what + "; did you mean " + near + "?")
                        .orElse(what + "; take it out, `vedette config init` shows what there is"));
    }

    /// What a key has, as one text, checked.
    private Optional<String> text(String name, Key<?> key, Tree.Entry entry) {
        return switch (entry.value()) {
            case Tree.Text text -> checked(name, key, text, entry);
            case Tree.Items items when key.kind().isList() -> items(name, key, items, entry);
            case Tree.Items _ -> refused(name, key, "is a list", entry);
            case Tree.Section _ -> refused(name, key, "has keys of its own", entry);
        };
    }

    private Optional<String> checked(String name, Key<?> key, Tree.Text text, Tree.Entry entry) {
        if (text.isNothing()) {
            return refused(name, key, "has no value", entry);
        }
        String value = text.value().strip();
        if (!key.kind().takes(value)) {
            return refused(name, key, key.isSecret() ? "is no such thing" : "is " + Faults.shown(value), entry);
        }
        return Optional.of(value);
    }

    private Optional<String> items(String name, Key<?> key, Tree.Items items, Tree.Entry entry) {
        List<String> texts = new ArrayList<>();
        for (Tree item : items.items()) {
            Tree.Entry at = new Tree.Entry(item, item.line());
            if (!(item instanceof Tree.Text text) || text.value().contains(",")) {
                refused(name, key, "has an item that is no text, or has a comma", at);
                return Optional.empty();
            }
            Optional<String> one = checked(name, key, text, at);
            if (one.isEmpty()) {
                return one;
            }
            texts.add(one.get());
        }
        String all = String.join(",", texts);
        return key.kind().takes(all) ? Optional.of(all) : refused(name, key, "is " + Faults.shown(all), entry);
    }

    private Optional<String> refused(String name, Key<?> key, String what, Tree.Entry entry) {
        fault(entry, words(name, key, what));
        return Optional.empty();
    }

    /// What is wrong with a value, what would not be, and an example.
    public static String words(String name, Key<?> key, String what) {
        String example = key.example();
        return name + " " + what + ", but takes " + key.kind().words()
                + (example.isEmpty() || key.isSecret() ? "" : "; write for example " + example);
    }

    private List<Block> list(Blocks list, Tree.Entry entry) {
        List<Block> found = new ArrayList<>();
        switch (entry.value()) {
            case Tree.Items items -> {
                for (Tree item : items.items()) {
                    block(list, list.name() + "[" + found.size() + "]", item).ifPresent(found::add);
                }
            }
            case Tree.Text text when text.isNothing() -> {}
            case Tree.Text _, Tree.Section _ ->
                fault(
                        entry,
                        list.name() + " takes a list; begin each of it with a dash: `- kind: "
                                + list.kinds().firstEntry().getKey() + "`");
        }
        return found;
    }

    private Optional<Block> block(Blocks list, String name, Tree item) {
        Tree.Entry at = new Tree.Entry(item, item.line());
        String kinds = String.join(", ", list.kinds().keySet());
        if (!(item instanceof Tree.Section section)) {
            fault(at, name + " is no section; begin it with `- kind: `, which is one of " + kinds);
            return Optional.empty();
        }
        Tree.Entry kind = section.entries().get(Blocks.KIND);
        if (kind == null || !(kind.value() instanceof Tree.Text text)) {
            fault(at, name + " has no kind; say `kind: `, which is one of " + kinds);
            return Optional.empty();
        }
        if (!list.kinds().containsKey(text.value())) {
            fault(
                    kind,
                    name + ".kind is " + Faults.shown(text.value()) + ", but takes one of " + kinds
                            + Nearest.to(text.value(), list.kinds().keySet())
                                    .map(near -> "; did you mean " + near + "?")
                                    .orElse("; take one of them"));
            return Optional.empty();
        }
        BlockReading reading = new BlockReading(name, list.keys(text.value()));
        return Optional.of(new Block(name, text.value(), item.line(), reading.read(section)));
    }

    /// A secret that stands in the file for everybody.
    private void open(String name, Tree.Entry entry) {
        String last = name.substring(name.lastIndexOf('.') + 1);
        fault(
                entry,
                name + " is a secret and must not stand here; say " + last + Secret.FILE + ": FILE, or " + last
                        + Secret.ENVIRONMENT + ": VARIABLE");
    }

    /// @param found takes it, by the key's own name
    private void secret(String name, Secret secret, Tree.Entry entry, Map<String, Held> found) {
        text(name, secret.source(), entry)
                .flatMap(source -> secret.read(name, source, place, entry.line(), faults))
                .ifPresent(text -> {
                    if (found.put(secret.key().name(), held(text, entry)) != null) {
                        fault(
                                entry,
                                name + " gives " + secret.key().name() + " for a second time; take one of them out");
                    }
                });
    }

    private void fault(Tree.Entry entry, String words) {
        faults.add(place, entry.line(), words);
    }

    /// The same for one block.
    private final class BlockReading {

        private final String name;
        private final Map<String, Key<?>> own;
        private final Map<String, Held> found = new LinkedHashMap<>();

        private BlockReading(String name, List<Key<?>> keys) {
            this.name = name;
            own = keys.stream().collect(Collectors.toMap(Key::name, key -> key, (one, _) -> one, LinkedHashMap::new));
        }

        private Map<String, Held> read(Tree.Section section) {
            section.entries().forEach(this::entry);
            for (Key<?> key : own.values()) {
                if (key.isNeeded() && !found.containsKey(key.name())) {
                    faults.add(place, section.line(), words(name + "." + key.name(), key, "is missing"));
                }
            }
            return found;
        }

        private void entry(String key, Tree.Entry entry) {
            if (key.equals(Blocks.KIND)) {
                return;
            }
            String full = name + "." + key;
            Key<?> known = own.get(key);
            Optional<Secret> secret = Secret.of(key, own.values());
            if (secret.isPresent()) {
                Reading.this.secret(full, secret.get(), entry, found);
            } else if (known == null) {
                unknown(full, entry, names());
            } else if (known.isSecret()) {
                open(full, entry);
            } else {
                text(full, known, entry).ifPresent(text -> found.put(key, held(text, entry)));
            }
        }

        private List<String> names() {
            List<String> names = new ArrayList<>();
            own.values()
                    .forEach(key -> names.addAll(Secret.names(key).stream()
                            .map(one -> name + "." + one)
                            .toList()));
            names.add(name + "." + Blocks.KIND);
            return names;
        }
    }
}
