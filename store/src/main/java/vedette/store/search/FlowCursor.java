package vedette.store.search;

/// Where a page ended: the next begins after this row.
///
/// @param key what the row is sorted by, a number or a text
/// @param number of the row
public record FlowCursor(Object key, long number) {

    private static final int LONGEST = 80;

    static FlowCursor of(KeptFlow row, FlowOrder order) {
        return new FlowCursor(order.key(row.flow()), row.number());
    }

    /// As an address of a page has it.
    public String text() {
        return number + "~" + key;
    }

    /// From an address of a page.
    ///
    /// @throws IllegalArgumentException if it is of no page in this order
    public static FlowCursor parse(String text, FlowOrder order) {
        int between = text.indexOf('~');
        if (between > 0 && text.length() <= LONGEST) {
            try {
                String key = text.substring(between + 1);
                return new FlowCursor(
                        order.isText() ? key : (Object) Long.parseLong(key),
                        Long.parseLong(text.substring(0, between)));
            } catch (NumberFormatException _) {
                // said below
            }
        }
        throw new IllegalArgumentException("it is not where a page in this order ends");
    }
}
