package vedette.decode.line;

import java.lang.foreign.MemorySegment;
import java.util.Locale;
import vedette.decode.message.MessageView;

/// A view of the first line of a text segment: a command or a reply.
///
/// ```
///  USER alice          command, argument
///  a1 LOGIN alice x    tag, command, argument
///  :server 001 alice   prefix, command, argument
///  220-Welcome         reply code
///  +OK ready           positive; -ERR is negative
///  a1 NO refused       tag, OK or NO or BAD
/// ```
///
/// The first words are looked at, and have to be ended by a space or a line's end: a word that was cut is
/// none. How far the line reaches is found out only when its argument is asked for. Whether the protocol
/// knows the command is for others to say.
public final class LineHead extends MessageView {

    private static final int MAX_WORD = 16;
    private static final int MAX_TAG = 32;
    private static final int MAX_PREFIX = 200;
    private static final int MAX_LINE = 1024;
    private static final int MAX_ARGUMENT = 256;

    private int replyCode;
    private int sign;
    private int tagEnd;
    private int commandStart;
    private int commandEnd;

    /// Moves the view to the line that begins at `start`.
    ///
    /// @param limit the end of the captured bytes
    /// @return whether it begins like a command or a reply
    public boolean wrap(MemorySegment buffer, long start, long limit) {
        moveTo(buffer, start, limit);
        replyCode = MISSING;
        sign = 0;
        tagEnd = 0;
        commandStart = 0;
        commandEnd = 0;
        int first = u8(0);
        if (isDigit(first)) {
            return readReply() || readTagged();
        }
        return switch (first) {
            case '+' -> readSign(1, "OK");
            case '-' -> readSign(-1, "ERR");
            case ':' -> readPrefixed();
            case '*' -> readTagged();
            default -> isLetter(first) && (readTagged() || readCommand(0));
        };
    }

    /// The three digits that begin a reply, or -1.
    public int replyCode() {
        return replyCode;
    }

    /// Whether more lines of the same reply follow this one.
    public boolean isContinued() {
        return replyCode != MISSING && u8(3) == '-';
    }

    /// Whether the line begins with `+OK`.
    public boolean isPositive() {
        return sign > 0;
    }

    /// Whether the line begins with `-ERR`.
    public boolean isNegative() {
        return sign < 0;
    }

    /// Whether the line begins with a tag as those of IMAP do; `*` is one, too.
    public boolean isTagged() {
        return tagEnd > 0 && !hasPrefix();
    }

    /// Whether `*` stands where a tag would be: the server says this unasked.
    public boolean isUntagged() {
        return isTagged() && u8(0) == '*';
    }

    /// Whether the line begins with the sender, as those of IRC do.
    public boolean hasPrefix() {
        return tagEnd > 0 && u8(0) == ':';
    }

    /// Whether a server answers `OK` to what was tagged.
    public boolean isOk() {
        return isTagged() && isCommand("OK");
    }

    public boolean isNo() {
        return isTagged() && isCommand("NO");
    }

    public boolean isBad() {
        return isTagged() && isCommand("BAD");
    }

    /// The word before the command, empty if there is none.
    public String tag() {
        return isTagged() ? text(0, tagEnd, MAX_TAG) : "";
    }

    /// The sender that a line of IRC begins with, without its colon; empty if there is none.
    public String prefix() {
        return hasPrefix() ? text(1, tagEnd, MAX_PREFIX) : "";
    }

    /// Whether the line has a command rather than a reply code or a sign.
    public boolean hasCommand() {
        return commandEnd > commandStart;
    }

    /// The command in upper case, empty if there is none.
    public String command() {
        return text(commandStart, commandEnd, MAX_WORD).toUpperCase(Locale.ROOT);
    }

    /// Whether this is the command, which is asked for in upper case.
    public boolean isCommand(String upperCase) {
        return commandEnd - commandStart == upperCase.length() && isAtInAnyCase(commandStart, upperCase);
    }

    /// Whether the line begins with this word, which is asked for in upper case, even if it could be a tag.
    public boolean isFirstWord(String upperCase) {
        return isAtInAnyCase(0, upperCase) && endsWord(u8(upperCase.length()));
    }

    /// The command's letters in upper case, eight bits each, the first in the highest used; 0 if there are
    /// more than eight, or none.
    public long commandCode() {
        return hasCommand() ? code(commandStart, commandEnd) : 0;
    }

    /// What [#commandCode] would be if a first word that could be a tag were the command.
    public long firstWordCode() {
        return tagEnd > 0 ? code(0, tagEnd) : commandCode();
    }

    /// What follows the command, the reply code or the sign, up to the end of the line and of bounded length.
    public String argument() {
        return text(argumentStart(), lineEnd(), MAX_ARGUMENT);
    }

    /// What follows the line's first word, even if it could be a tag.
    public String afterFirstWord() {
        return text(afterSpaces(tagEnd > 0 ? tagEnd : commandEnd), lineEnd(), MAX_ARGUMENT);
    }

    /// The argument up to its first space.
    public String firstArgument() {
        int from = argumentStart();
        int end = lineEnd();
        int to = from;
        while (to < end && u8(to) != ' ') {
            to++;
        }
        return text(from, to, MAX_ARGUMENT);
    }

    /// Whether the argument begins with this, which is asked for in upper case.
    public boolean argumentStartsWith(String upperCase) {
        return isAtInAnyCase(argumentStart(), upperCase);
    }

    /// Whether the end of the line was captured.
    public boolean isComplete() {
        int end = lineEnd();
        return u8(end) == '\r' || u8(end) == '\n';
    }

    private boolean readReply() {
        int separator = u8(3);
        if (!isDigit(u8(1)) || !isDigit(u8(2)) || (separator != '-' && !endsWord(separator))) {
            return false;
        }
        replyCode = (u8(0) - '0') * 100 + (u8(1) - '0') * 10 + (u8(2) - '0');
        return true;
    }

    private boolean readSign(int newSign, String word) {
        if (!isAt(1, word) || !endsWord(u8(1 + word.length()))) {
            return false;
        }
        sign = newSign;
        return true;
    }

    private boolean readPrefixed() {
        int end = wordEnd(0, MAX_PREFIX);
        if (end == MISSING || u8(end) != ' ') {
            return false;
        }
        tagEnd = end;
        return readCommand(afterSpaces(end)) || readNumeric(afterSpaces(end));
    }

    private boolean readNumeric(int from) {
        for (int i = 0; i < 3; i++) {
            if (!isDigit(u8(from + i))) {
                return false;
            }
        }
        return endsWord(u8(from + 3)) && setCommand(from, from + 3);
    }

    /// A word of IMAP's answers and logins makes a tag of any word before it; other commands only of what
    /// no other protocol begins a line with.
    private boolean readTagged() {
        int end = wordEnd(0, MAX_TAG);
        if (end == MISSING || u8(end) != ' ' || !readCommand(end + 1)) {
            return false;
        }
        if (end > 1 && !hasDigit(end) && !isCommandOfTag()) {
            setCommand(0, 0);
            return false;
        }
        tagEnd = end;
        return true;
    }

    private boolean isCommandOfTag() {
        return isCommand("OK")
                || isCommand("NO")
                || isCommand("BAD")
                || isCommand("AUTHENTICATE")
                || (isCommand("LOGIN") && !isFirstWord("AUTH")); // a way to log in with SMTP and POP3
    }

    private boolean hasDigit(int end) {
        for (int i = 0; i < end; i++) {
            if (isDigit(u8(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean readCommand(int from) {
        int end = from;
        while (end - from <= MAX_WORD && isLetter(u8(end))) {
            end++;
        }
        return end > from && end - from <= MAX_WORD && endsWord(u8(end)) && setCommand(from, end);
    }

    private boolean setCommand(int from, int to) {
        commandStart = from;
        commandEnd = to;
        return true;
    }

    private long code(int from, int to) {
        if (to - from > Long.BYTES) {
            return 0;
        }
        long code = 0;
        for (int i = from; i < to; i++) {
            code = code << 8 | upperCased(u8(i));
        }
        return code;
    }

    /// Where a word of visible characters ends, or -1 if it was cut, is too long or is none.
    private int wordEnd(int from, int maxLength) {
        for (int i = from; i <= from + maxLength; i++) {
            int character = u8(i);
            if (i > from && endsWord(character)) {
                return i;
            }
            if (character <= ' ' || character > '~') {
                return MISSING;
            }
        }
        return MISSING;
    }

    private int argumentStart() {
        if (replyCode != MISSING) {
            return afterSpaces(u8(3) == '-' ? 4 : 3);
        }
        return afterSpaces(sign == 0 ? commandEnd : sign > 0 ? 3 : 4);
    }

    private int afterSpaces(int from) {
        int offset = from;
        while (u8(offset) == ' ') {
            offset++;
        }
        return offset;
    }

    private int lineEnd() {
        int last = Math.min(length(), MAX_LINE);
        int offset = 0;
        while (offset < last && u8(offset) != '\r' && u8(offset) != '\n') {
            offset++;
        }
        return offset;
    }

    private static boolean endsWord(int character) {
        return character == ' ' || character == '\r' || character == '\n';
    }
}
