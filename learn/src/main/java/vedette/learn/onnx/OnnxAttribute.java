package vedette.learn.onnx;

import java.util.List;

/// A setting of a node, by name. Immutable.
public final class OnnxAttribute {

    /// What a setting is.
    enum Kind {
        FLOAT(1),
        INT(2),
        TEXT(3),
        FLOATS(6),
        INTS(7),
        TEXTS(8),
        /// Anything that none of our models has, as a graph of its own.
        OTHER(0);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        /// The number of the format.
        int code() {
            return code;
        }

        static Kind of(long code) {
            for (Kind kind : values()) {
                if (kind.code == code) {
                    return kind;
                }
            }
            return OTHER;
        }
    }

    private final String name;
    private final Kind kind;
    private final long[] ints;
    private final float[] floats;
    private final List<String> texts;

    OnnxAttribute(String name, Kind kind, long[] ints, float[] floats, List<String> texts) {
        this.name = name;
        this.kind = kind;
        this.ints = ints;
        this.floats = floats;
        this.texts = List.copyOf(texts);
    }

    public static OnnxAttribute number(String name, long value) {
        return new OnnxAttribute(name, Kind.INT, new long[] {value}, new float[0], List.of());
    }

    public static OnnxAttribute numbers(String name, long... values) {
        return new OnnxAttribute(name, Kind.INTS, values.clone(), new float[0], List.of());
    }

    public static OnnxAttribute real(String name, float value) {
        return new OnnxAttribute(name, Kind.FLOAT, new long[0], new float[] {value}, List.of());
    }

    public static OnnxAttribute reals(String name, float... values) {
        return new OnnxAttribute(name, Kind.FLOATS, new long[0], values.clone(), List.of());
    }

    public static OnnxAttribute text(String name, String value) {
        return new OnnxAttribute(name, Kind.TEXT, new long[0], new float[0], List.of(value));
    }

    public static OnnxAttribute texts(String name, List<String> values) {
        return new OnnxAttribute(name, Kind.TEXTS, new long[0], new float[0], values);
    }

    public String name() {
        return name;
    }

    Kind kind() {
        return kind;
    }

    /// Its whole numbers, one or many.
    public long[] numbers() {
        return ints.clone();
    }

    /// Its numbers, one or many.
    public float[] reals() {
        return floats.clone();
    }

    /// Its texts, one or many.
    public List<String> texts() {
        return texts;
    }
}
