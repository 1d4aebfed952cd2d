package vedette.decode.line;

import java.util.Arrays;

/// The commands of a protocol, to be asked for by [LineHead#commandCode].
public final class CommandWords {

    private final long[] codes;

    private CommandWords(long[] codes) {
        this.codes = codes;
    }

    /// Words of at most eight upper-case letters.
    public static CommandWords of(String... words) {
        long[] codes =
                Arrays.stream(words).mapToLong(CommandWords::code).sorted().toArray();
        return new CommandWords(codes);
    }

    public boolean contains(long code) {
        return Arrays.binarySearch(codes, code) >= 0;
    }

    private static long code(String word) {
        if (word.isEmpty() || word.length() > Long.BYTES) {
            throw new IllegalArgumentException("a command has one to eight letters, was " + word);
        }
        long code = 0;
        for (int i = 0; i < word.length(); i++) {
            code = code << 8 | word.charAt(i);
        }
        return code;
    }
}
