package vedette.learn.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import vedette.learn.read.name.DataException;
import vedette.learn.read.name.Dialect;
import vedette.learn.read.name.Header;
import vedette.learn.read.name.Kdd;
import vedette.learn.read.text.CsvRows;
import vedette.learn.read.text.FloatText;

/// What the beginning of a file of separated values tells: which separator, which columns, whose dialect.
///
/// @param skipped bytes before the first row: the mark of UTF-8, if it is there
record CsvHead(Header header, Dialect dialect, char separator, boolean hasHeader, int skipped) {

    /// How much of a file is looked at.
    static final int LENGTH = 1 << 18;

    private static final int ROWS = 200;
    private static final int MOST_COLUMNS = 10_000;
    private static final char[] SEPARATORS = {',', ';', '\t', '|'};

    static CsvHead of(String name, byte[] start) throws IOException {
        if (start.length == 0) {
            throw new DataException(name + " is empty");
        }
        if (isUtf16(start)) {
            throw new DataException(name + " is in UTF-16 or no text at all: save it as CSV in UTF-8");
        }
        if (start.length == LENGTH && !hasLineEnd(start)) {
            throw new DataException(name + " has a first line of more than " + LENGTH + " bytes: it is no table");
        }
        int skipped = hasMark(start) ? 3 : 0;
        char separator = separator(start, skipped);
        CsvRows rows = new CsvRows(new ByteArrayInputStream(start, skipped, start.length - skipped), separator);
        if (rows.next() != CsvRows.Outcome.ROW || rows.fields() < 2) {
            throw new DataException(name + " begins with no row of columns: it must have a line of their names first,"
                    + " with commas, semicolons, tabs or bars between them");
        }
        if (rows.fields() > MOST_COLUMNS) {
            throw new DataException(name + " has " + rows.fields() + " columns: there may be " + MOST_COLUMNS);
        }
        List<String> first = texts(rows);
        if (Kdd.isRow(first)) {
            return new CsvHead(numbered(Kdd.header(first.size()), rows), Dialect.KDD, separator, false, skipped);
        }
        Header header = numbered(first, rows);
        return new CsvHead(header, header.dialect(), separator, true, skipped);
    }

    private static List<String> texts(CsvRows rows) {
        List<String> texts = new ArrayList<>();
        for (int field = 0; field < rows.fields(); field++) {
            texts.add(rows.text(field));
        }
        if (texts.size() > 2 && texts.getLast().isEmpty()) {
            texts.removeLast(); // one separator more at the end of each row
        }
        return texts;
    }

    /// A column is one of numbers if most of its first fields that are not empty are.
    private static Header numbered(List<String> names, CsvRows rows) throws IOException {
        int[] numbers = new int[names.size()];
        int[] others = new int[names.size()];
        for (int row = 0; row < ROWS && rows.next() != CsvRows.Outcome.END; row++) {
            int width = Math.min(rows.fields(), names.size());
            for (int field = 0; field < width; field++) {
                int bits = FloatText.bits(rows.buffer(), rows.start(field), rows.end(field));
                if (bits == FloatText.NOT_A_NUMBER) {
                    others[field]++;
                } else if (!rows.isEmpty(field)) {
                    numbers[field]++;
                }
            }
        }
        List<Boolean> areNumbers = new ArrayList<>();
        for (int field = 0; field < names.size(); field++) {
            areNumbers.add(others[field] == 0 || numbers[field] > others[field]);
        }
        return Header.of(names, areNumbers);
    }

    private static char separator(byte[] start, int from) {
        char best = SEPARATORS[0];
        int most = 0;
        for (char separator : SEPARATORS) {
            int count = 0;
            for (int i = from; i < start.length && start[i] != '\n'; i++) {
                count += start[i] == separator ? 1 : 0;
            }
            if (count > most) {
                most = count;
                best = separator;
            }
        }
        return best;
    }

    private static boolean isUtf16(byte[] start) {
        for (int i = 0; i < Math.min(start.length, 64); i++) {
            if (start[i] == 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasLineEnd(byte[] start) {
        for (byte one : start) {
            if (one == '\n') {
                return true;
            }
        }
        return false;
    }

    private static boolean hasMark(byte[] start) {
        return start.length > 2 && start[0] == (byte) 0xEF && start[1] == (byte) 0xBB && start[2] == (byte) 0xBF;
    }
}
