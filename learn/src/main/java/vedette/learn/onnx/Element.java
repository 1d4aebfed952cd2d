package vedette.learn.onnx;

/// What a tensor holds.
public enum Element {
    FLOAT(1, Float.BYTES),
    INT32(6, Integer.BYTES),
    INT64(7, Long.BYTES),
    TEXT(8, 0),
    BOOL(9, 1),
    DOUBLE(11, Double.BYTES),
    /// Anything that none of our models has.
    OTHER(0, 0);

    private final int code;
    private final int bytes;

    Element(int code, int bytes) {
        this.code = code;
        this.bytes = bytes;
    }

    /// The number of the format.
    int code() {
        return code;
    }

    /// How many bytes one takes, 0 if that is not always the same.
    int bytes() {
        return bytes;
    }

    static Element of(long code) {
        for (Element element : values()) {
            if (element.code == code) {
                return element;
            }
        }
        return OTHER;
    }
}
