package vedette.web.explore;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import vedette.store.search.FlowCursor;
import vedette.store.search.FlowOrder;
import vedette.web.http.Call;
import vedette.web.http.Refusal;
import vedette.web.view.Range;

/// Which conversations are asked for, as the address of a page has it.
///
/// @param search in the words of whoever looks
/// @param isUp whether the least comes first
/// @param after where the page begins; nothing for the first
/// @param withArchive whether the archive is asked, too
/// @param columns by name, as they were chosen; empty for the usual ones
public record FlowAsked(
        Range range,
        String search,
        FlowOrder order,
        boolean isUp,
        Optional<FlowCursor> after,
        boolean withArchive,
        List<String> columns) {

    private static final int MOST_COLUMNS = 40;

    public FlowAsked {
        columns = List.copyOf(columns);
    }

    /// What a page, or a program, was asked for.
    ///
    /// @throws Refusal if it makes no sense
    public static FlowAsked of(Call call, Range range) {
        String sort = call.asked("sort").orElse(FlowOrder.TIME.label());
        FlowOrder order = Arrays.stream(FlowOrder.values())
                .filter(one -> one.label().equals(sort))
                .findFirst()
                .orElseThrow(() -> Refusal.badRequest("\"sort\" is one of "
                        + Arrays.stream(FlowOrder.values())
                                .map(FlowOrder::label)
                                .collect(Collectors.joining(", "))
                        + "."));
        List<String> columns = call.allAsked("column");
        if (columns.size() > MOST_COLUMNS) {
            throw Refusal.badRequest("There are fewer columns than that.");
        }
        return new FlowAsked(
                range,
                call.asked("q").orElse("").strip(),
                order,
                either(call, "order", "down", "up"),
                call.asked("after").map(text -> cursor(text, order)),
                either(call, "in", "hot", "all"),
                columns);
    }

    private static FlowCursor cursor(String text, FlowOrder order) {
        try {
            return FlowCursor.parse(text, order);
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest("\"after\" is what the page before says: " + e.getMessage() + ".");
        }
    }

    private static boolean either(Call call, String name, String usual, String other) {
        String text = call.asked(name).orElse(usual);
        if (!text.equals(usual) && !text.equals(other)) {
            throw Refusal.badRequest("\"" + name + "\" is " + usual + " or " + other + ".");
        }
        return text.equals(other);
    }

    /// The same, of something else; from the first page on.
    public FlowAsked with(String otherSearch) {
        return new FlowAsked(range, otherSearch.strip(), order, isUp, Optional.empty(), withArchive, columns);
    }

    /// The same with a term more, unless it has it already.
    public FlowAsked and(String term) {
        boolean hasIt = List.of(search.split("\\s+", -1)).contains(term);
        return hasIt ? with(search) : with(search + " " + term);
    }

    public FlowAsked sorted(FlowOrder other, boolean isOtherUp) {
        return new FlowAsked(range, search, other, isOtherUp, Optional.empty(), withArchive, columns);
    }

    public FlowAsked from(FlowCursor cursor) {
        return new FlowAsked(range, search, order, isUp, Optional.of(cursor), withArchive, columns);
    }

    public FlowAsked first() {
        return new FlowAsked(range, search, order, isUp, Optional.empty(), withArchive, columns);
    }

    public FlowAsked inAll() {
        return new FlowAsked(range, search, order, isUp, after, true, columns);
    }

    /// The same without a word of columns.
    public FlowAsked withUsualColumns() {
        return new FlowAsked(range, search, order, isUp, after, withArchive, List.of());
    }

    /// As the rest of an address.
    public String query() {
        StringBuilder query = new StringBuilder(range.query());
        add(query, "q", search);
        add(query, "sort", order == FlowOrder.TIME ? "" : order.label());
        add(query, "order", isUp ? "up" : "");
        add(query, "in", withArchive ? "all" : "");
        columns.forEach(column -> add(query, "column", column));
        after.ifPresent(cursor -> add(query, "after", cursor.text()));
        return query.toString();
    }

    private static void add(StringBuilder query, String name, String value) {
        if (!value.isEmpty()) {
            query.append('&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }
}
