package vedette.testkit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// A table of rows with a label each, as NumPy saves it: a `.npz` file with the arrays `X` and `y`.
public final class NumpyArchive {

    private static final Pattern TYPE = Pattern.compile("'descr': *'([<|])([fiu])([1248])'");
    private static final Pattern SHAPE = Pattern.compile("'shape': *\\((\\d+),(?: *(\\d+))?,?\\)");
    private static final int FIRST_VERSION_HEADER = 10;
    private static final int LATER_HEADER = 12;

    private final int rows;
    private final int columns;
    private final float[] values;
    private final int[] labels;

    private NumpyArchive(Array x, Array y) {
        rows = x.rows;
        columns = x.columns;
        values = new float[x.values.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) x.values[i];
        }
        labels = new int[y.values.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (int) y.values[i];
        }
    }

    /// Reads the arrays of a file.
    public static NumpyArchive read(Path path) throws IOException {
        try (ZipFile zip = new ZipFile(path.toFile())) {
            return new NumpyArchive(array(zip, "X.npy"), array(zip, "y.npy"));
        }
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    public float value(int row, int column) {
        return values[row * columns + column];
    }

    public int label(int row) {
        return labels[row];
    }

    private static Array array(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new IOException(zip.getName() + " holds no array " + name);
        }
        try (var in = zip.getInputStream(entry)) {
            return new Array(in.readAllBytes(), name);
        }
    }

    private static final class Array {

        private final int rows;
        private final int columns;
        private final double[] values;

        Array(byte[] file, String name) throws IOException {
            ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
            int start = bytes.get(6) == 1 ? FIRST_VERSION_HEADER : LATER_HEADER;
            int length = bytes.get(6) == 1 ? Short.toUnsignedInt(bytes.getShort(8)) : bytes.getInt(8);
            String header = new String(file, start, length, StandardCharsets.ISO_8859_1);
            Matcher type = TYPE.matcher(header);
            Matcher shape = SHAPE.matcher(header);
            if (!type.find() || !shape.find()) {
                throw new IOException(name + " is an array of another kind: " + header);
            }
            rows = Integer.parseInt(shape.group(1));
            columns = shape.group(2) == null ? 1 : Integer.parseInt(shape.group(2));
            boolean columnsFirst = header.contains("'fortran_order': True");
            values = new double[rows * columns];
            bytes.position(start + length);
            String kind = type.group(2) + type.group(3);
            for (int i = 0; i < values.length; i++) {
                values[columnsFirst ? i % rows * columns + i / rows : i] = value(bytes, kind);
            }
        }

        private static double value(ByteBuffer bytes, String kind) throws IOException {
            return switch (kind) {
                case "f8" -> bytes.getDouble();
                case "f4" -> bytes.getFloat();
                case "i8", "u8" -> bytes.getLong();
                case "i4" -> bytes.getInt();
                case "u4" -> Integer.toUnsignedLong(bytes.getInt());
                case "i2" -> bytes.getShort();
                case "u2" -> Short.toUnsignedInt(bytes.getShort());
                case "i1" -> bytes.get();
                case "u1" -> Byte.toUnsignedInt(bytes.get());
                default -> throw new IOException("values of type " + kind + " are not known");
            };
        }
    }
}
