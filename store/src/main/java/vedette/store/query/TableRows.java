package vedette.store.query;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows for people: columns of even width, numbers to the right. What would move a terminal's cursor is shown as a
/// question mark.
final class TableRows implements RowWriter {

    private static final int WIDEST = 60;
    private static final int ROWS_AT_ONCE = 1_000;

    private final OutputStream stream;
    private final List<List<@Nullable Object>> waiting = new ArrayList<>();
    private List<String> names = List.of();
    private boolean isBegun;

    TableRows(OutputStream stream) {
        this.stream = stream;
    }

    @Override
    public void begin(List<String> newNames) {
        names = newNames;
    }

    @Override
    public void row(List<@Nullable Object> values) throws IOException {
        waiting.add(values);
        if (waiting.size() == ROWS_AT_ONCE) {
            end();
        }
    }

    @Override
    public void end() throws IOException {
        int[] widths = new int[names.size()];
        for (int column = 0; column < widths.length; column++) {
            widths[column] = names.get(column).length();
            for (List<@Nullable Object> row : waiting) {
                widths[column] = Math.max(widths[column], text(row.get(column)).length());
            }
        }
        StringBuilder text = new StringBuilder();
        if (!isBegun) {
            isBegun = true;
            put(List.copyOf(names), widths, text);
        }
        for (List<@Nullable Object> row : waiting) {
            put(row, widths, text);
        }
        waiting.clear();
        stream.write(text.toString().getBytes(StandardCharsets.UTF_8));
        stream.flush();
    }

    private static void put(List<@Nullable Object> row, int[] widths, StringBuilder text) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String value = text(row.get(column));
            String room = " ".repeat(Math.max(0, widths[column] - value.length()));
            line.append(column == 0 ? "" : "  ")
                    .append(row.get(column) instanceof Number ? room + value : value + room);
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }

    private static String text(@Nullable Object value) {
        String text = value == null ? "" : value.toString().replaceAll("\\p{Cntrl}", "?");
        return text.length() <= WIDEST ? text : text.substring(0, WIDEST - 1) + "…";
    }
}
