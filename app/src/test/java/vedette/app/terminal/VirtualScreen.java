package vedette.app.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// What a terminal would show of what was written to it: an opinion of its own of the few sequences that are used.
/// Others are kept as unknown. Letters of East Asia take two cells.
final class VirtualScreen {

    private static final int ESCAPE = 0x1B;

    private final List<String> unknown = new ArrayList<>();
    private final StringBuilder pending = new StringBuilder();
    private String[][] cells;
    private int row;
    private int column;
    private boolean isOther;

    VirtualScreen(int columns, int rows) {
        cells = blank(columns, rows);
    }

    private static String[][] blank(int columns, int rows) {
        String[][] blank = new String[rows][columns];
        Arrays.stream(blank).forEach(line -> Arrays.fill(line, " "));
        return blank;
    }

    /// Keeps what is in both.
    void resize(int columns, int rows) {
        String[][] before = cells;
        cells = blank(columns, rows);
        for (int y = 0; y < Math.min(rows, before.length); y++) {
            System.arraycopy(before[y], 0, cells[y], 0, Math.min(columns, before[y].length));
        }
        row = Math.min(row, rows - 1);
    }

    void write(String text) {
        text.codePoints().forEach(this::take);
    }

    private void take(int character) {
        if (!pending.isEmpty()) {
            pending.appendCodePoint(character);
            boolean isBegun = pending.length() == 2 && character == '[';
            if (!isBegun && character >= '@' && character <= '~') {
                obey(pending.toString());
                pending.setLength(0);
            }
        } else if (character == ESCAPE) {
            pending.appendCodePoint(character);
        } else {
            show(character);
        }
    }

    private void show(int character) {
        switch (character) {
            case '\r' -> column = 0;
            case '\n' -> {
                if (row < cells.length - 1) {
                    row++;
                } else {
                    System.arraycopy(cells, 1, cells, 0, cells.length - 1);
                    cells[row] = blank(cells[0].length, 1)[0];
                }
            }
            case 7 -> unknown.add("bell");
            default -> put(character);
        }
    }

    private void put(int character) {
        if (Character.getType(character) == Character.CONTROL) {
            unknown.add("control " + character);
            return;
        }
        int width = Character.isIdeographic(character) ? 2 : 1;
        if (Character.getType(character) == Character.NON_SPACING_MARK) {
            if (column > 0) {
                cells[row][column - 1] += Character.toString(character);
            }
        } else if (column + width <= cells[row].length) {
            cells[row][column] = Character.toString(character);
            if (width == 2) {
                cells[row][column + 1] = "";
            }
            column += width;
        }
    }

    private void obey(String sequence) {
        String body = sequence.substring(2, sequence.length() - 1);
        switch (sequence.charAt(sequence.length() - 1)) {
            case 'm' -> {}
            case 'H' -> {
                String[] place = body.split(";", -1);
                row = Math.clamp(Integer.parseInt(place[0]) - 1, 0, cells.length - 1);
                column = Integer.parseInt(place[1]) - 1;
            }
            case 'K' -> Arrays.fill(cells[row], Math.min(column, cells[row].length), cells[row].length, " ");
            case 'J' -> {
                int from = body.equals("2") ? 0 : row;
                for (int y = from; y < cells.length; y++) {
                    Arrays.fill(cells[y], " ");
                }
            }
            case 'A' -> row = Math.max(0, row - Integer.parseInt(body));
            case 'h', 'l' -> isOther = body.equals("?1049") ? sequence.endsWith("h") : isOther;
            default -> unknown.add(sequence.replace((char) ESCAPE, '^'));
        }
    }

    /// Whether the page that is given back is shown.
    boolean isOther() {
        return isOther;
    }

    /// Sequences and characters that nobody should send.
    List<String> unknown() {
        return List.copyOf(unknown);
    }

    String row(int number) {
        return String.join("", cells[number]).stripTrailing();
    }

    String text() {
        return Arrays.stream(cells)
                .map(line -> String.join("", line).stripTrailing())
                .collect(Collectors.joining("\n"));
    }

    boolean has(String words) {
        return text().contains(words);
    }
}
