package vedette.store.people;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What is kept of a password: Argon2id's hash with its salt and its costs, in the form that other programs read, too.
///
/// To make or to verify one takes 19 MiB while it lasts, and as much stays with the process from the first one on:
/// whoever offers that to a network lets in a few at a time.
///
/// @param encoded as `$argon2id$v=19$m=19456,t=2,p=1$SALT$HASH`
public record PasswordHash(String encoded) {

    /// A password has at least so many characters.
    public static final int LEAST = 12;

    private static final int MOST = 1_000;

    // What OWASP asks for at least: https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html
    private static final int MEMORY_KIBIBYTES = 19_456;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final int VERSION = 19;

    private static final Pattern ENCODED = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,6}),t=[1-9],p=1" + "\\$[A-Za-z0-9+/]{11,86}\\$[A-Za-z0-9+/]{16,86}");
    private static final int LEAST_MEMORY = 8;
    private static final int MOST_MEMORY = 65_536;

    private static final SecureRandom RANDOM = new SecureRandom();

    /// That of no password, to take as long where there is no such user.
    static final PasswordHash NONE =
            new PasswordHash("$argon2id$v=19$m=19456,t=2,p=1$" + "A".repeat(22) + "$" + "A".repeat(43));

    public PasswordHash {
        Matcher parts = ENCODED.matcher(encoded);
        boolean isOne = parts.matches();
        int memory = isOne ? Integer.parseInt(parts.group(1)) : 0;
        if (!isOne || memory < LEAST_MEMORY || memory > MOST_MEMORY) {
            throw new IllegalArgumentException(
                    "this is no hash of Argon2id's with one lane and at most 64 MiB:" + " give a new password");
        }
    }

    /// Of a password that somebody has chosen.
    ///
    /// @throws IllegalArgumentException if it is too short or too long
    public static PasswordHash of(char[] password) {
        int length = Character.codePointCount(password, 0, password.length);
        if (length < LEAST) {
            throw new IllegalArgumentException("a password needs at least " + LEAST + " characters, this one has "
                    + length + ": several words are easy to remember and hard to guess");
        }
        if (length > MOST) {
            throw new IllegalArgumentException("a password may have at most " + MOST + " characters");
        }
        Argon2Function function =
                Argon2Function.getInstance(MEMORY_KIBIBYTES, PASSES, LANES, HASH_BYTES, Argon2.ID, VERSION);
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        byte[] bytes = bytes(password);
        try {
            return new PasswordHash(function.hash(bytes, salt).getResult());
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /// Whether it is this password's. Takes as long for a wrong one as for the right one.
    public boolean verify(char[] password) {
        if (password.length > MOST) {
            return false;
        }
        byte[] bytes = bytes(password);
        try {
            return Argon2Function.getInstanceFromHash(encoded)
                    .check(bytes, encoded.getBytes(StandardCharsets.US_ASCII));
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static byte[] bytes(char[] password) {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(password));
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes).clear();
        encoded.put(new byte[encoded.remaining()]);
        return bytes;
    }

    /// Nothing of what it holds.
    @Override
    public String toString() {
        return "a password's hash";
    }
}
