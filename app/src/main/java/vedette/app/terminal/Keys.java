package vedette.app.terminal;

import java.io.IOException;
import java.util.List;
import vedette.app.screen.Key;
import vedette.app.screen.Key.Named;
import vedette.app.terminal.Viewing.Page;
import vedette.store.incidents.Verdict;

/// What keys do to what is looked at, and to incidents. Owned by the thread of the screen.
final class Keys {

    private static final int LEAP = 10;

    private final Viewing viewing;
    private final Deed deed;

    /// Says what an incident is.
    @FunctionalInterface
    interface Deed {

        /// Says it, and answers what was done, for people.
        String judge(Viewing.Question said) throws IOException;
    }

    Keys(Viewing viewing, Deed deed) {
        this.viewing = viewing;
        this.deed = deed;
    }

    /// Does what a key is for.
    ///
    /// @param sight what was on the screen when it was pressed
    /// @return whether somebody wants to go on
    boolean press(Key key, Sight sight) {
        if (viewing.question().isPresent()) {
            answer(viewing.question().get(), key);
            return true;
        }
        viewing.notice("");
        if (viewing.isTyping()) {
            type(key);
            return true;
        }
        if (key.is('q') || key.is(Named.GONE)) {
            return false;
        }
        if (!wasPage(key)) {
            act(key, sight);
        }
        return true;
    }

    private void answer(Viewing.Question question, Key key) {
        viewing.ask(null);
        if (!key.is('y') && !key.is('Y')) {
            viewing.notice("Nothing was done.");
            return;
        }
        try {
            viewing.notice(deed.judge(question));
            if (viewing.page() == Page.INCIDENT && question.verdict() == Verdict.FALSE_ALARM) {
                viewing.go(Page.OVERVIEW);
            }
        } catch (IOException | RuntimeException e) { // whatever is wrong with the store, the screen stays
            viewing.notice("Not kept: " + e.getMessage());
        }
    }

    private void type(Key key) {
        String text = viewing.filter();
        switch (key.named()) {
            case ENTER -> viewing.type(false);
            case ESCAPE, GONE -> {
                viewing.type(false);
                viewing.filterBy("");
            }
            case BACKSPACE ->
                viewing.filterBy(text.isEmpty() ? text : text.substring(0, text.offsetByCodePoints(text.length(), -1)));
            case CHARACTER -> viewing.filterBy(text + Character.toString(key.character()));
            case UP, DOWN, LEFT, RIGHT, PAGE_UP, PAGE_DOWN, HOME, END, TAB, REDRAW, OTHER, NONE -> {}
        }
    }

    /// Whether a key went to another page.
    private boolean wasPage(Key key) {
        Page before = viewing.page();
        if (key.is('?')) {
            viewing.go(Page.HELP);
        } else if (key.is('1')) {
            viewing.go(Page.OVERVIEW);
        } else if (key.is('2')) {
            viewing.go(Page.TRAFFIC);
        } else if (key.is('3')) {
            viewing.go(Page.SYSTEM);
        } else if (key.is(Named.TAB)) {
            viewing.go(
                    switch (before) {
                        case OVERVIEW -> Page.TRAFFIC;
                        case TRAFFIC -> Page.SYSTEM;
                        case SYSTEM, INCIDENT, HELP -> Page.OVERVIEW;
                    });
        } else if (key.is(Named.ESCAPE) || key.is(Named.BACKSPACE)) {
            if (before == Page.OVERVIEW) {
                viewing.filterBy("");
            }
            viewing.go(Page.OVERVIEW);
        } else {
            return false;
        }
        return true;
    }

    private void act(Key key, Sight sight) {
        List<Sight.Row> listed = viewing.listed(sight);
        int chosen = viewing.chosen(listed);
        if (key.is('p')) {
            viewing.pause(!viewing.isPaused());
        } else if (key.is('s')) {
            viewing.sortOtherwise();
        } else if (key.is('/')) {
            viewing.go(Page.OVERVIEW);
            viewing.type(true);
        } else if (key.is('a')) {
            ask(listed, chosen, Verdict.ACKNOWLEDGED);
        } else if (key.is('f')) {
            ask(listed, chosen, Verdict.FALSE_ALARM);
        } else if (key.is(Named.ENTER)) {
            if (viewing.page() == Page.OVERVIEW && chosen >= 0) {
                viewing.open(listed.get(chosen).incident().id());
            }
        } else {
            move(key, listed, chosen);
        }
    }

    private void move(Key key, List<Sight.Row> listed, int chosen) {
        int steps = steps(key);
        if (viewing.page() == Page.OVERVIEW) {
            viewing.choose(listed, Math.clamp((long) chosen + steps, 0, Math.max(0, listed.size() - 1)));
        } else {
            viewing.scroll(steps);
        }
    }

    private static int steps(Key key) {
        if (key.is('j')) {
            return 1;
        }
        if (key.is('k')) {
            return -1;
        }
        return switch (key.named()) {
            case UP -> -1;
            case DOWN -> 1;
            case PAGE_UP -> -LEAP;
            case PAGE_DOWN -> LEAP;
            case HOME -> -Short.MAX_VALUE;
            case END -> Short.MAX_VALUE;
            case CHARACTER, LEFT, RIGHT, ENTER, TAB, BACKSPACE, ESCAPE, REDRAW, OTHER, NONE, GONE -> 0;
        };
    }

    /// Asks about the incident that is opened, or the one that is chosen, which stays so.
    private void ask(List<Sight.Row> listed, int chosen, Verdict verdict) {
        if (viewing.opened().isPresent()) {
            viewing.ask(new Viewing.Question(viewing.opened().get(), verdict));
        } else if (chosen >= 0 && viewing.page() == Page.OVERVIEW) {
            viewing.choose(listed, chosen);
            viewing.ask(new Viewing.Question(listed.get(chosen).incident().id(), verdict));
        } else {
            viewing.notice("No incident is chosen.");
        }
    }
}
