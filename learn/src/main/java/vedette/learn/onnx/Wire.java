package vedette.learn.onnx;

/// How the value of a field of protocol buffers lies in a file.
enum Wire {
    VARINT(0),
    FIXED64(1),
    LENGTH(2),
    FIXED32(5);

    /// Of a tag, those that say this.
    static final int BITS = 3;

    private final int code;

    Wire(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
