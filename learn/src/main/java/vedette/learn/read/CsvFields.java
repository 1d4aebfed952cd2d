package vedette.learn.read;

import vedette.learn.read.text.CsvRows;
import vedette.learn.read.text.FloatText;
import vedette.learn.read.text.Hashing;
import vedette.learn.read.text.ListText;
import vedette.learn.read.text.TimeText;

/// The fields of a row of separated values.
final class CsvFields implements Fields {

    private final CsvRows rows;
    private final TimeText times = new TimeText(true);

    CsvFields(CsvRows rows) {
        this.rows = rows;
    }

    @Override
    public int bits(int field) {
        return FloatText.bits(rows.buffer(), rows.start(field), rows.end(field));
    }

    @Override
    public String text(int field) {
        return rows.text(field);
    }

    @Override
    public int list(int field, long[] into) {
        return ListText.read(rows.buffer(), rows.start(field), rows.end(field), into);
    }

    @Override
    public boolean isEmpty(int field) {
        return rows.isEmpty(field);
    }

    @Override
    public long hash(int field) {
        byte[] bytes = rows.buffer();
        int from = rows.start(field);
        int to = rows.end(field);
        while (from < to && bytes[from] == ' ') {
            from++;
        }
        while (to > from && bytes[to - 1] == ' ') {
            to--;
        }
        return Hashing.of(bytes, from, to);
    }

    @Override
    public long micros(int field) {
        return times.micros(rows.buffer(), rows.start(field), rows.end(field));
    }
}
