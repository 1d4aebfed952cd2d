package vedette.app.people;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where a password comes from: never from the command line, which everybody on the machine can read.
final class PasswordOption {

    private static final int MOST_BYTES = 4_096;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "take the password from the only line of this file, `-` for standard input"
                    + " (default: ask for it, twice)")
    private @Nullable String file;

    PasswordOption() {}

    char[] read() throws IOException {
        if (file == null) {
            return asked();
        }
        if (file.equals("-")) {
            return line(System.in);
        }
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            return line(in);
        }
    }

    @SuppressWarnings("SystemConsoleNull") // it is null again since JDK 25 where there is no terminal
    private static char[] asked() {
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            throw new IllegalArgumentException("there is no terminal to ask for the password:"
                    + " name a file with --password-file, or `-` for standard input");
        }
        char[] once = console.readPassword("Password: ");
        char[] twice = console.readPassword("The same again: ");
        if (once == null || !Arrays.equals(once, twice)) {
            throw new IllegalArgumentException("the two were not the same: nothing was changed");
        }
        return once;
    }

    private static char[] line(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new IllegalArgumentException("a password's file has at most " + MOST_BYTES + " bytes");
        }
        CharBuffer text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("a password's file is text in UTF-8", e);
        }
        int end = text.length();
        if (end > 0 && text.charAt(end - 1) == '\n') {
            end -= end > 1 && text.charAt(end - 2) == '\r' ? 2 : 1;
        }
        char[] password = new char[end];
        text.get(0, password);
        for (char one : password) {
            if (Character.isISOControl(one)) {
                throw new IllegalArgumentException("a password's file has one line, without control characters");
            }
        }
        return password;
    }
}
