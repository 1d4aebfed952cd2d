package vedette.app.config.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A configuration file as text, or what keeps it from being read.
final class ConfigText {

    static final int MOST_BYTES = 1 << 18;

    private static final byte NEW_LINE = '\n';
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final Pattern TAB_BEFORE_TEXT = Pattern.compile("^ *\\t[\\t ]*[^\\s#]");

    private ConfigText() {}

    /// The text, unless something is wrong, which is said.
    static Optional<String> read(Path file, Faults faults) {
        String place = file.toString();
        if (Files.isDirectory(file)) {
            faults.add(place, "this is a folder; name the file, such as " + file.resolve("vedette.yaml"));
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                faults.add(
                        place,
                        "this file has more than " + (MOST_BYTES >> 10)
                                + " KiB, which no configuration needs; is it the right one?");
                return Optional.empty();
            }
            return text(bytes, place, faults);
        } catch (NoSuchFileException e) {
            faults.add(place, "there is no such file; `vedette config init -o " + file + "` writes one");
        } catch (AccessDeniedException e) {
            faults.add(
                    place,
                    "this file may not be read by " + System.getProperty("user.name")
                            + "; let that user read it, or name another with -c");
        } catch (IOException e) {
            faults.add(place, "this file cannot be read: " + Faults.shown(String.valueOf(e.getMessage())));
        }
        return Optional.empty();
    }

    private static Optional<String> text(byte[] bytes, String place, Faults faults) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        try {
            if (result.isError()) {
                result.throwException();
            }
        } catch (CharacterCodingException e) {
            faults.add(place, line(bytes, in.position()), "this is not UTF-8; save the file as UTF-8");
            return Optional.empty();
        }
        String text = out.flip().toString();
        String rest = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        return hasTabs(rest, place, faults) ? Optional.empty() : Optional.of(rest);
    }

    private static int line(byte[] bytes, int end) {
        int line = 1;
        for (int i = 0; i < end; i++) {
            line += bytes[i] == NEW_LINE ? 1 : 0;
        }
        return line;
    }

    private static boolean hasTabs(String text, String place, Faults faults) {
        boolean hasSome = false;
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (TAB_BEFORE_TEXT.matcher(lines.get(i)).find()) {
                faults.add(place, i + 1, "this line begins with a tab; indent it by spaces");
                hasSome = true;
            }
        }
        return hasSome;
    }
}
