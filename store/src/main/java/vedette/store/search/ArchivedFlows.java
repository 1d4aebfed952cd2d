package vedette.store.search;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import vedette.store.StorePlace;
import vedette.store.archive.Part;
import vedette.store.database.Question;
import vedette.store.database.StoreException;
import vedette.store.query.BoundedProcess;

/// Files of the archive, asked by a process of its own with bounded memory and time.
///
/// @param parts that are asked
/// @param limit after so long the process is ended
record ArchivedFlows(StorePlace place, List<Part> parts, Duration limit) {

    static final long HOUR_MICROS = 3_600_000_000L;

    ArchivedFlows {
        parts = List.copyOf(parts);
    }

    /// Takes rows one by one.
    @FunctionalInterface
    interface Handler {
        void onRow(KeptFlow.Row row) throws SQLException, IOException;
    }

    /// Those that may have conversations which ended in a time.
    ArchivedFlows between(long from, long to) {
        return new ArchivedFlows(
                place,
                parts.stream()
                        .filter(part -> part.hour() >= Math.floorDiv(from, HOUR_MICROS)
                                && part.hour() <= Math.floorDiv(to - 1, HOUR_MICROS))
                        .toList(),
                limit);
    }

    /// Those that may have a number.
    ArchivedFlows with(long number) {
        return new ArchivedFlows(
                place,
                parts.stream()
                        .filter(part -> part.first() <= number && number <= part.last())
                        .toList(),
                limit);
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    /// All files at once.
    void whole(Question question, Handler handler) throws IOException {
        ask(new ArchiveQuestion(folder(), List.of(files(parts)), question, true), handler);
    }

    /// All files at once, for so many rows as the question's last value says.
    void together(Question question, Handler handler) throws IOException {
        ask(new ArchiveQuestion(folder(), List.of(files(parts)), question, false), handler);
    }

    /// An hour first, then two, four and so on, until there are enough rows: who wants the latest of a month does not
    /// wait for the month.
    ///
    /// @param isUp whether the oldest hours come first
    void hourByHour(Question question, boolean isUp, Handler handler) throws IOException {
        Comparator<Part> byHour = Comparator.comparingLong(Part::hour);
        List<Part> sorted =
                parts.stream().sorted(isUp ? byHour : byHour.reversed()).toList();
        List<List<String>> groups = new ArrayList<>();
        int hours = 1;
        for (int at = 0; at < sorted.size(); hours *= 2) {
            long begin = sorted.get(at).hour();
            int end = at;
            while (end < sorted.size() && Math.abs(sorted.get(end).hour() - begin) < hours) {
                end++;
            }
            groups.add(files(sorted.subList(at, end)));
            at = end;
        }
        ask(new ArchiveQuestion(folder(), groups, question, false), handler);
    }

    private String folder() {
        return place.archive().folder().toAbsolutePath().toString();
    }

    private static List<String> files(List<Part> some) {
        return some.stream()
                .map(part -> part.file().toAbsolutePath().toString())
                .toList();
    }

    private void ask(ArchiveQuestion question, Handler handler) throws IOException {
        BoundedProcess.Ended ended =
                BoundedProcess.run(ArchiveChild.class, limit, question::write, answer -> listen(answer, handler));
        if (ended.status() == ArchiveChild.FAILED) {
            throw new StoreException("the archive cannot be read: " + ended.said()
                    + "; `vedette store verify` says whether its files are whole");
        }
        if (ended.status() != 0) {
            throw new StoreException("the archive was not read to its end: it took more than " + limit.toSeconds()
                    + " s, or more memory than it may; choose a shorter time or look for less");
        }
    }

    private static void listen(InputStream stream, Handler handler) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(stream, 1 << 16))) {
            while (in.read() == ArchiveChild.ROW) {
                List<Object> values = new ArrayList<>();
                int width = in.readUnsignedByte();
                for (int column = 0; column < width; column++) {
                    values.add(in.readByte() == ArchiveChild.TEXT ? in.readUTF() : (Object) in.readLong());
                }
                handler.onRow(new Values(values));
            }
        } catch (java.io.EOFException _) {
            // it was ended, and its status says so
        } catch (SQLException e) {
            throw new StoreException("the archive cannot be read: " + e.getMessage(), e);
        }
    }

    private record Values(List<Object> values) implements KeptFlow.Row {

        @Override
        public long number(int column) {
            return ((Number) values.get(column - 1)).longValue();
        }

        @Override
        public String text(int column) {
            return values.get(column - 1).toString();
        }
    }
}
