package vedette.feature.text;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Text on its way into a stream, put together in a large buffer without an object per value. Owned by one thread.
public final class TextBuffer {

    private static final int CAPACITY = 1 << 18;

    /// The longest number in decimal without exponent: `-` and some 330 digits.
    private static final int MAX_NUMBER = 400;

    private final OutputStream stream;
    private final byte[] bytes = new byte[CAPACITY];
    private final RecentNumbers numbers = new RecentNumbers();
    private int length;

    public TextBuffer(OutputStream stream) {
        this.stream = stream;
    }

    public TextBuffer put(char ascii) throws IOException {
        if (length == CAPACITY) {
            drain();
        }
        bytes[length++] = (byte) ascii;
        return this;
    }

    public TextBuffer put(String text) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return putUtf8(text);
            }
        }
        int done = 0;
        while (done < text.length()) {
            makeRoom(1);
            int end = Math.min(text.length(), done + CAPACITY - length);
            for (; done < end; done++) {
                bytes[length++] = (byte) text.charAt(done);
            }
        }
        return this;
    }

    private TextBuffer putUtf8(String text) throws IOException {
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            put((char) (b & 0xFF));
        }
        return this;
    }

    /// Bytes that are text already.
    public TextBuffer put(byte[] text) throws IOException {
        if (text.length > CAPACITY) {
            drain();
            stream.write(text);
        } else {
            makeRoom(text.length);
            System.arraycopy(text, 0, bytes, length, text.length);
            length += text.length;
        }
        return this;
    }

    public TextBuffer put(long number) throws IOException {
        makeRoom(MAX_NUMBER);
        length = DecimalText.put(number, bytes, length);
        return this;
    }

    public TextBuffer put(double number) throws IOException {
        makeRoom(MAX_NUMBER);
        length = numbers.put(number, bytes, length);
        return this;
    }

    /// A whole number as it is, any other as the shortest decimal that reads back as the same single.
    public TextBuffer put(float number) throws IOException {
        boolean isWhole = number == Math.rint(number); // or infinite, which is refused as of doubles
        return put(isWhole ? (double) number : Double.parseDouble(Float.toString(number)));
    }

    /// A time in microseconds since 1970 in the given form.
    public TextBuffer putTime(TimeText form, long micros) throws IOException {
        makeRoom(MAX_NUMBER);
        length = form.put(micros, bytes, length);
        return this;
    }

    /// A time or a stretch of it in microseconds, as seconds with six decimals.
    public TextBuffer putSeconds(long micros) throws IOException {
        makeRoom(MAX_NUMBER);
        length = TimeText.putSeconds(micros, bytes, length);
        return this;
    }

    private void makeRoom(int wanted) throws IOException {
        if (CAPACITY - length < wanted) {
            drain();
        }
    }

    private void drain() throws IOException {
        stream.write(bytes, 0, length);
        length = 0;
    }

    /// Gives the stream all there is.
    public void flush() throws IOException {
        drain();
        stream.flush();
    }
}
