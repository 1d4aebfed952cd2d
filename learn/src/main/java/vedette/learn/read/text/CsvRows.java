package vedette.learn.read.text;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// The rows of a file of separated values, one after the other, as places in a buffer: nothing is copied, and
/// nothing is made for a row.
///
/// A field may be in quotes, and then have separators, line ends and doubled quotes in it. A row longer than
/// the buffer, or with quotes that do not match, is broken: it is passed over to the end of its first line.
/// Empty lines are no rows. Of a packed file that was cut off what is whole is read. Owned by one thread.
public final class CsvRows implements Closeable {

    /// The longest row there can be, in bytes.
    public static final int LONGEST_ROW = 1 << 20;

    private static final int LONGEST_QUOTED = 1 << 16;
    private static final int MORE = -1;
    private static final int BROKEN = -2;

    private final InputStream stream;
    private final byte separator;
    private final byte[] buffer = new byte[LONGEST_ROW + 1]; // one more for a line end that stops every search
    private int limit;
    private int next;
    private boolean isEnded;
    private boolean isCut;
    private int[] starts = new int[128];
    private int[] ends = new int[128];
    private int fields;
    private boolean hasDoubled;
    private String complaint = "";

    /// What came of [#next].
    public enum Outcome {
        ROW,
        BROKEN,
        END
    }

    public CsvRows(InputStream stream, char separator) {
        this.stream = stream;
        this.separator = (byte) separator;
    }

    /// Goes on to the next row.
    public Outcome next() throws IOException {
        while (next < limit || fill()) {
            int end = split();
            if (isCut && end == limit && buffer[limit - 1] != '\n') {
                break;
            }
            if (end == MORE && limit - next < LONGEST_ROW) {
                fill();
                continue;
            }
            if (end < 0) {
                return broken(end == MORE ? "row too long" : "quotes that do not match");
            }
            next = end;
            if (fields > 1 || ends[0] > starts[0]) {
                takeDoubledQuotes();
                return Outcome.ROW;
            }
        }
        next = limit;
        if (isCut) {
            isCut = false;
            complaint = "file ends in the middle";
            return Outcome.BROKEN;
        }
        return Outcome.END;
    }

    private Outcome broken(String why) throws IOException {
        complaint = why;
        do {
            for (; next < limit; next++) {
                if (buffer[next] == '\n') {
                    next++;
                    return Outcome.BROKEN;
                }
            }
        } while (fill());
        return Outcome.BROKEN;
    }

    /// Moves what is left to the front and reads on; false if there is nothing.
    private boolean fill() throws IOException {
        System.arraycopy(buffer, next, buffer, 0, limit - next);
        limit -= next;
        next = 0;
        while (!isEnded && limit < LONGEST_ROW) {
            int read = read();
            isEnded = read < 0;
            limit += Math.max(read, 0);
        }
        return limit > 0;
    }

    /// A packed file that was cut off has what is whole in it.
    private int read() throws IOException {
        try {
            return stream.read(buffer, limit, LONGEST_ROW - limit);
        } catch (EOFException _) {
            isCut = true;
            return -1;
        }
    }

    /// Notes where the fields of the row at `next` are.
    ///
    /// @return where the row after it is, MORE if this one may not end in the buffer, or BROKEN
    private int split() {
        buffer[limit] = '\n';
        fields = 0;
        hasDoubled = false;
        int i = next;
        while (true) {
            int from = i;
            if (buffer[i] == '"') {
                i = quoted(i);
                if (i < 0) {
                    return i;
                }
            } else {
                byte one = buffer[i];
                while (one != separator && one != '\n') {
                    one = buffer[++i];
                }
                boolean isReturn = one == '\n' && i > from && buffer[i - 1] == '\r';
                note(from, isReturn ? i - 1 : i);
            }
            if (i == limit) {
                return isEnded ? limit : MORE;
            }
            if (buffer[i++] == '\n') {
                return i;
            }
        }
    }

    /// Notes a field in quotes and returns where the separator or line end after it is.
    private int quoted(int from) {
        int last = Math.min(limit, from + LONGEST_QUOTED);
        for (int i = from + 1; i < last; i++) {
            if (buffer[i] == '"') {
                if (i + 1 < limit && buffer[i + 1] == '"') {
                    hasDoubled = true;
                    i++;
                } else {
                    note(from + 1, i);
                    return afterQuote(i + 1);
                }
            }
        }
        return last == limit && !isEnded ? MORE : BROKEN;
    }

    private int afterQuote(int from) {
        int i = from < limit && buffer[from] == '\r' ? from + 1 : from;
        if (i == limit) {
            return isEnded ? i : MORE;
        }
        return buffer[i] == '\n' || (buffer[i] == separator && i == from) ? i : BROKEN;
    }

    private void note(int from, int to) {
        if (fields == starts.length) {
            starts = Arrays.copyOf(starts, 2 * fields);
            ends = Arrays.copyOf(ends, 2 * fields);
        }
        starts[fields] = from;
        ends[fields] = to;
        fields++;
    }

    private void takeDoubledQuotes() {
        if (!hasDoubled) {
            return;
        }
        for (int field = 0; field < fields; field++) {
            if (starts[field] > 0 && buffer[starts[field] - 1] == '"') {
                takeDoubledQuotes(field);
            }
        }
    }

    private void takeDoubledQuotes(int field) {
        int to = starts[field];
        for (int i = starts[field]; i < ends[field]; i++) {
            buffer[to++] = buffer[i];
            if (buffer[i] == '"') {
                i++;
            }
        }
        ends[field] = to;
    }

    /// What is wrong with the row that is broken.
    public String complaint() {
        return complaint;
    }

    /// How many fields the row has.
    public int fields() {
        return fields;
    }

    /// Where the bytes of the fields are; overwritten by the next row.
    public byte[] buffer() {
        return buffer;
    }

    /// Where in [#buffer] the field begins.
    public int start(int field) {
        return starts[field];
    }

    /// Where in [#buffer] the field ends.
    public int end(int field) {
        return ends[field];
    }

    /// Whether the field has nothing in it.
    public boolean isEmpty(int field) {
        return starts[field] == ends[field];
    }

    /// The field, in whatever encoding.
    public String text(int field) {
        return FieldText.of(buffer, starts[field], ends[field]);
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
