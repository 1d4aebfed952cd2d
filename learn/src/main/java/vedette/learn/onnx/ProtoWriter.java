package vedette.learn.onnx;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Writes the fields of protocol buffers.
final class ProtoWriter {

    private static final int FIRST_CAPACITY = 256;
    private static final int MOST_VARINT = 10;

    private byte[] bytes = new byte[FIRST_CAPACITY];
    private int size;

    ProtoWriter number(int field, long value) {
        tag(field, Wire.VARINT);
        varint(value);
        return this;
    }

    ProtoWriter real(int field, float value) {
        tag(field, Wire.FIXED32);
        fixed(Float.floatToRawIntBits(value));
        return this;
    }

    ProtoWriter text(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    ProtoWriter message(int field, ProtoWriter part) {
        tag(field, Wire.LENGTH);
        varint(part.size);
        append(part.bytes, part.size);
        return this;
    }

    ProtoWriter bytes(int field, byte[] value) {
        tag(field, Wire.LENGTH);
        varint(value.length);
        append(value, value.length);
        return this;
    }

    /// All numbers in one field.
    ProtoWriter numbers(int field, long[] values) {
        ProtoWriter packed = new ProtoWriter();
        for (long value : values) {
            packed.varint(value);
        }
        return message(field, packed);
    }

    /// All numbers in one field.
    ProtoWriter reals(int field, float[] values) {
        tag(field, Wire.LENGTH);
        varint((long) values.length * Float.BYTES);
        for (float value : values) {
            fixed(Float.floatToRawIntBits(value));
        }
        return this;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    private void tag(int field, Wire wire) {
        varint(((long) field << Wire.BITS) | wire.code());
    }

    private void varint(long value) {
        makeRoom(MOST_VARINT);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) ((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    private void fixed(int value) {
        makeRoom(Float.BYTES);
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            bytes[size++] = (byte) (value >>> shift);
        }
    }

    private void append(byte[] from, int count) {
        makeRoom(count);
        System.arraycopy(from, 0, bytes, size, count);
        size += count;
    }

    private void makeRoom(int more) {
        if (size > OnnxModel.MOST_BYTES - more) {
            throw new IllegalArgumentException(
                    "a model of more than " + OnnxModel.MOST_BYTES + " bytes cannot be written: train a smaller one");
        }
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
        }
    }
}
