package vedette.learn.local;

import java.util.ArrayList;
import java.util.List;

/// A model beside the one before it, on all rows that were kept back.
public record Comparison(List<BeforeAfter> parts) {

    public Comparison {
        parts = List.copyOf(parts);
    }

    /// Asks both models about each.
    public static Comparison of(List<HeldBack> heldBack, Former before, Former after) {
        List<BeforeAfter> parts = new ArrayList<>();
        for (HeldBack held : heldBack) {
            if (held.rows().rows() > 0) {
                parts.add(Compared.of(held, before, after));
            }
        }
        return new Comparison(parts);
    }

    /// On the site's own rows.
    public Change atHome() {
        return worst(true);
    }

    /// On all others.
    public Change elsewhere() {
        return worst(false);
    }

    private Change worst(boolean isLocal) {
        Change all = Change.UNKNOWN;
        for (BeforeAfter part : parts) {
            if (part.isLocal() == isLocal) {
                all = both(all, part.change());
            }
        }
        return all;
    }

    /// Worse in one is worse in all; better in one makes up for no difference in the other.
    private static Change both(Change one, Change other) {
        for (Change each : List.of(Change.WORSE, Change.BETTER, Change.NO_WORSE)) {
            if (one == each || other == each) {
                return each;
            }
        }
        return Change.UNKNOWN;
    }

    public boolean isWorse() {
        return parts.stream().anyMatch(part -> part.change() == Change.WORSE);
    }

    /// For people, in one line.
    public String verdict() {
        if (isWorse()) {
            return "worse: "
                    + String.join(
                            "; ",
                            parts.stream()
                                    .filter(part -> part.change() == Change.WORSE)
                                    .map(part -> "on " + part.name() + ", " + String.join(", ", part.worseIn()))
                                    .toList());
        }
        String home = switch (atHome()) {
            case BETTER -> "better on yours";
            case NO_WORSE, WORSE -> "no better on yours";
            case UNKNOWN -> "too little was said here to know whether it is better on yours";
        };
        String away = switch (elsewhere()) {
            case BETTER -> "better elsewhere";
            case NO_WORSE, WORSE -> "no worse elsewhere";
            case UNKNOWN -> "not known elsewhere";
        };
        return home + ", " + away;
    }
}
