package vedette.app.terminal;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vedette.app.screen.Line;
import vedette.store.incidents.Triage;
import vedette.store.incidents.Verdict;

/// What the person at the keys looks at. Owned by the thread of the screen.
final class Viewing {

    private static final int LONGEST_FILTER = 60;
    private static final int NOTICE_SECONDS = 8;

    private Page page = Page.OVERVIEW;
    private Triage.Order order = Triage.Order.WORST;
    private String filter = "";
    private boolean isTyping;
    private boolean isPaused;
    private @Nullable String chosen;
    private @Nullable String opened;
    private int scrolled;
    private @Nullable Question question;
    private volatile Notice notice = new Notice("", Instant.MAX);

    /// What there is to look at.
    enum Page {
        OVERVIEW,
        TRAFFIC,
        SYSTEM,
        INCIDENT,
        HELP
    }

    /// What is done if it is answered by yes.
    record Question(String incident, Verdict verdict) {

        String words() {
            return (verdict == Verdict.ACKNOWLEDGED ? "Acknowledge" : "A false alarm: close") + " this incident?";
        }
    }

    Page page() {
        return page;
    }

    void go(Page newPage) {
        page = newPage;
        scrolled = 0;
        if (newPage != Page.INCIDENT) {
            opened = null;
        }
    }

    Triage.Order order() {
        return order;
    }

    /// The order after this one.
    void sortOtherwise() {
        Triage.Order[] all = Triage.Order.values();
        int next = 0;
        for (int i = 0; i < all.length; i++) {
            next = all[i] == order ? (i + 1) % all.length : next;
        }
        order = all[next];
    }

    String filter() {
        return filter;
    }

    boolean isTyping() {
        return isTyping;
    }

    void type(boolean isBegun) {
        isTyping = isBegun;
    }

    void filterBy(String text) {
        if (text.codePointCount(0, text.length()) <= LONGEST_FILTER) {
            filter = text;
        }
    }

    boolean isPaused() {
        return isPaused;
    }

    void pause(boolean isWanted) {
        isPaused = isWanted;
    }

    Optional<Question> question() {
        return Optional.ofNullable(question);
    }

    void ask(@Nullable Question newQuestion) {
        question = newQuestion;
    }

    /// Said in the place of the keys, until the next key or for a while; empty if nothing is. Any thread may say
    /// something.
    String notice() {
        return notice.text;
    }

    void notice(String text) {
        notice = new Notice(text, Instant.now().plusSeconds(NOTICE_SECONDS));
    }

    /// Nobody has to press a key for it to go.
    void forget(Instant now) {
        if (now.isAfter(notice.until)) {
            notice("");
        }
    }

    private record Notice(String text, Instant until) {}

    /// The incident that is looked at.
    Optional<String> opened() {
        return Optional.ofNullable(opened);
    }

    void open(String id) {
        go(Page.INCIDENT);
        opened = id;
        chosen = id;
    }

    void scroll(int rows) {
        scrolled = Math.max(0, scrolled + rows);
    }

    /// As many rows of a long page as there is room for, from where somebody has scrolled to.
    List<Line> part(List<Line> all, int room) {
        scrolled = Math.min(scrolled, Math.max(0, all.size() - room));
        return all.subList(scrolled, Math.min(all.size(), scrolled + Math.max(0, room)));
    }

    /// Those that fit what is looked for.
    List<Sight.Row> listed(Sight sight) {
        String wanted = filter.toLowerCase(Locale.ROOT).strip();
        return sight.incidents().stream()
                .filter(row -> row.text().toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
    }

    /// Which of those listed keys act on; the first if the one that was chosen is gone, -1 if there is none.
    int chosen(List<Sight.Row> listed) {
        for (int i = 0; i < listed.size(); i++) {
            if (listed.get(i).incident().id().equals(chosen)) {
                return i;
            }
        }
        return listed.isEmpty() ? -1 : 0;
    }

    /// Chooses another.
    void choose(List<Sight.Row> listed, int place) {
        if (!listed.isEmpty()) {
            chosen = listed.get(Math.clamp(place, 0, listed.size() - 1))
                    .incident()
                    .id();
        }
    }
}
