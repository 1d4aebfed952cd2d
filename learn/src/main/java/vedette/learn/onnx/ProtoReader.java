package vedette.learn.onnx;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reads the fields of one message of protocol buffers, and never beyond its end.
final class ProtoReader {

    private static final int VARINT_BITS = 64;

    private final ByteBuffer bytes;
    private final int origin; // in the file, for messages
    private int field;
    private int wire;

    ProtoReader(byte[] file) {
        this(ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN), 0);
    }

    private ProtoReader(ByteBuffer bytes, int origin) {
        this.bytes = bytes;
        this.origin = origin;
    }

    /// Goes on to the next field; false at the end.
    boolean next() throws IOException {
        if (!bytes.hasRemaining()) {
            return false;
        }
        long tag = varint();
        wire = (int) (tag & ((1 << Wire.BITS) - 1));
        long number = tag >>> Wire.BITS;
        if (number < 1 || number > Integer.MAX_VALUE) {
            throw damaged("a field of number " + number);
        }
        field = (int) number;
        return true;
    }

    int field() {
        return field;
    }

    long number() throws IOException {
        require(Wire.VARINT);
        return varint();
    }

    float real() throws IOException {
        require(Wire.FIXED32);
        return slice(Float.BYTES).getFloat();
    }

    String text() throws IOException {
        ByteBuffer content = content();
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(content).toString();
        } catch (CharacterCodingException e) {
            throw new IOException(at("a text that is not UTF-8"), e);
        }
    }

    ProtoReader message() throws IOException {
        ByteBuffer content = content();
        return new ProtoReader(content, origin + bytes.position() - content.remaining());
    }

    /// The bytes of the field, little end first.
    ByteBuffer content() throws IOException {
        require(Wire.LENGTH);
        long length = varint();
        if (length < 0 || length > bytes.remaining()) {
            throw damaged("a field of " + length + " bytes where " + bytes.remaining() + " are left");
        }
        return slice((int) length);
    }

    /// Adds one number, or all of a field that has many.
    long[] numbers(long[] before) throws IOException {
        if (wire == Wire.VARINT.code()) {
            long[] more = Arrays.copyOf(before, before.length + 1);
            more[before.length] = varint();
            return more;
        }
        ProtoReader packed = message();
        long[] all = Arrays.copyOf(before, before.length + packed.bytes.remaining());
        int size = before.length;
        while (packed.bytes.hasRemaining()) {
            all[size++] = packed.varint();
        }
        return Arrays.copyOf(all, size);
    }

    /// Adds one number, or all of a field that has many.
    float[] reals(float[] before) throws IOException {
        if (wire == Wire.FIXED32.code()) {
            float[] more = Arrays.copyOf(before, before.length + 1);
            more[before.length] = real();
            return more;
        }
        ByteBuffer content = content();
        if (content.remaining() % Float.BYTES != 0) {
            throw damaged("numbers of " + content.remaining() + " bytes");
        }
        float[] all = Arrays.copyOf(before, before.length + content.remaining() / Float.BYTES);
        content.asFloatBuffer().get(all, before.length, all.length - before.length);
        return all;
    }

    void skip() throws IOException {
        if (wire == Wire.VARINT.code()) {
            varint();
        } else if (wire == Wire.FIXED64.code()) {
            slice(Long.BYTES);
        } else if (wire == Wire.FIXED32.code()) {
            slice(Integer.BYTES);
        } else {
            content();
        }
    }

    private void require(Wire expected) throws IOException {
        if (wire != expected.code()) {
            throw damaged("field " + field + " of kind " + wire + " where " + expected.code() + " was expected");
        }
    }

    private ByteBuffer slice(int length) throws IOException {
        if (length > bytes.remaining()) {
            throw damaged("a number that is cut off");
        }
        ByteBuffer part = bytes.slice(bytes.position(), length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.position(bytes.position() + length);
        return part;
    }

    private long varint() throws IOException {
        long value = 0;
        for (int shift = 0; shift < VARINT_BITS && bytes.hasRemaining(); shift += 7) {
            byte next = bytes.get();
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw damaged("a number without an end");
    }

    IOException damaged(String what) {
        return new IOException(at(what));
    }

    private String at(String what) {
        return "damaged ONNX file: " + what + " before byte " + (origin + bytes.position())
                + "; write it again, or copy it again";
    }
}
