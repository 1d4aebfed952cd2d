package vedette.learn.read;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import vedette.feature.parquet.ParquetRows;
import vedette.learn.read.name.DataException;
import vedette.learn.read.text.CsvRows;
import vedette.learn.read.text.Unpacked;
import vedette.learn.table.Columns;

/// Opens files of rows: CSV in any dialect, also packed by gzip or Zstandard, and Parquet. What a file is,
/// its content says and not its name.
public final class DataFiles {

    private static final byte[] PARQUET = {'P', 'A', 'R', '1'};
    private static final int BUFFER = 1 << 16;

    private DataFiles() {}

    /// The rows of a file.
    ///
    /// @throws DataException if it cannot be learnt from
    public static DataFile open(Path file, ReadOptions options) throws IOException {
        String name = String.valueOf(file.getFileName());
        InputStream stream = Files.newInputStream(file);
        try {
            BufferedInputStream buffered = new BufferedInputStream(stream, BUFFER);
            buffered.mark(PARQUET.length);
            boolean isParquet = Arrays.equals(buffered.readNBytes(PARQUET.length), PARQUET);
            buffered.reset();
            if (isParquet) {
                stream.close();
                return parquet(name, file, options);
            }
            return csv(name, Unpacked.of(buffered), options);
        } catch (IOException | RuntimeException e) {
            stream.close();
            throw e;
        }
    }

    /// The columns that all of these files have, in the order of the first: what a model can be trained on that is to
    /// see them all.
    public static Columns commonColumns(List<Path> files, ReadOptions options) throws IOException {
        Set<String> common = new LinkedHashSet<>();
        for (Path file : new LinkedHashSet<>(files)) {
            try (DataFile opened = open(file, options)) {
                List<String> names = opened.columns().names();
                if (file.equals(files.getFirst())) {
                    common.addAll(names);
                }
                common.retainAll(names);
            }
        }
        if (common.isEmpty()) {
            throw new DataException("these files have no column in common: " + files);
        }
        return new Columns(List.copyOf(common));
    }

    private static int read(InputStream stream, byte[] target) throws IOException {
        int filled = 0;
        try {
            for (int read = 0; read >= 0 && filled < target.length; filled += Math.max(read, 0)) {
                read = stream.read(target, filled, target.length - filled);
            }
        } catch (EOFException _) {
            return filled; // and again when it is read on, which is where it is said
        }
        return filled;
    }

    private static DataFile parquet(String name, Path file, ReadOptions options) throws IOException {
        ParquetRows rows = new ParquetRows(file);
        try {
            return new ParquetFile(name, rows, options);
        } catch (IOException | RuntimeException e) {
            rows.close();
            throw e;
        }
    }

    /// The rows of a stream of separated values, which is closed with them.
    ///
    /// @param name to call them by
    public static DataFile csv(String name, InputStream stream, ReadOptions options) throws IOException {
        byte[] start = new byte[CsvHead.LENGTH];
        start = Arrays.copyOf(start, read(stream, start));
        CsvHead head = CsvHead.of(name, start);
        Layout layout = new Layout(name, head.header(), head.dialect(), options);
        InputStream whole = new SequenceInputStream(
                new ByteArrayInputStream(start, head.skipped(), start.length - head.skipped()), stream);
        CsvRows rows = new CsvRows(whole, head.separator());
        if (head.hasHeader()) {
            rows.next();
        }
        return new CsvFile(name, rows, layout, options);
    }
}
