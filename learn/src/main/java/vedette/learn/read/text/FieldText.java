package vedette.learn.read.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// Text of a field: UTF-8, or Windows-1252 where the bytes are no UTF-8.
public final class FieldText {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private FieldText() {}

    /// The text, without blanks around it.
    public static String of(byte[] bytes, int from, int to) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, to - from))
                    .toString()
                    .strip();
        } catch (CharacterCodingException _) {
            return new String(bytes, from, to - from, WINDOWS).strip();
        }
    }
}
