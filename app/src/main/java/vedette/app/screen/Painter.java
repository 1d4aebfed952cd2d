package vedette.app.screen;

import java.util.ArrayList;
import java.util.List;

/// What has to be written so that a screen shows other rows: those that differ, and nothing else, so that nothing
/// flickers. Owned by one thread.
final class Painter {

    private List<String> shown = List.of();

    /// @param rows from the top, as a terminal takes them
    String paint(List<String> rows) {
        StringBuilder written = new StringBuilder();
        for (int row = 0; row < rows.size(); row++) {
            if (row >= shown.size() || !shown.get(row).equals(rows.get(row))) {
                written.append("\u001B[")
                        .append(row + 1)
                        .append(";1H\u001B[0m\u001B[K")
                        .append(rows.get(row));
            }
        }
        if (rows.size() < shown.size()) {
            written.append("\u001B[").append(rows.size() + 1).append(";1H\u001B[0m\u001B[J");
        }
        shown = new ArrayList<>(rows);
        return written.toString();
    }

    /// Nobody knows what the screen shows: all of it is written the next time.
    String forget() {
        shown = List.of();
        return "\u001B[0m\u001B[2J";
    }
}
