package vedette.decode.mail;

import java.lang.foreign.MemorySegment;
import vedette.decode.line.CommandWords;
import vedette.decode.line.LineHead;

/// A view of a line with which mail is fetched: a command or the first line of an answer, in POP3 or IMAP.
///
/// What a tag begins is IMAP, all else is POP3. POP3 says no more than yes or no, so that only the command
/// before an answer tells what it is about. Passwords are not shown.
public final class MailLine {

    private static final CommandWords POP3_COMMANDS = CommandWords.of(
            "USER", "PASS", "APOP", "AUTH", "STAT", "LIST", "RETR", "DELE", "NOOP", "RSET", "QUIT", "TOP", "UIDL",
            "CAPA", "STLS", "UTF8", "LANG");

    private final LineHead line = new LineHead();

    /// Moves the view to the line that begins at `start`.
    ///
    /// @param limit the end of the captured bytes
    /// @return whether it begins like a line of either protocol
    public boolean wrap(MemorySegment buffer, long start, long limit) {
        return line.wrap(buffer, start, limit) && (isImap() || isPop3());
    }

    /// Where the line begins in its buffer.
    public long start() {
        return line.start();
    }

    public boolean isImap() {
        return line.isTagged();
    }

    public boolean isPop3() {
        return !isImap() && (line.isPositive() || line.isNegative() || POP3_COMMANDS.contains(line.commandCode()));
    }

    /// The tag of a line of IMAP, `*` where an answer has none; empty in POP3.
    public String tag() {
        return line.tag();
    }

    /// The command in upper case; for an answer of IMAP `OK`, `NO` or `BAD`, empty for one of POP3.
    public String command() {
        return line.command();
    }

    /// Whether the client names a user or asks to log in by other means.
    public boolean isLoginAsked() {
        return isImap()
                ? line.isCommand("LOGIN") || line.isCommand("AUTHENTICATE")
                : line.isCommand("USER") || line.isCommand("APOP") || line.isCommand("AUTH");
    }

    /// Whether the line ends what the client sends to log in with a password: `LOGIN`, `PASS` or `APOP`.
    public boolean hasPassword() {
        return isImap() ? line.isCommand("LOGIN") : line.isCommand("PASS") || line.isCommand("APOP");
    }

    /// Whether the client asks to log in by a mechanism of its choice: `AUTHENTICATE` or `AUTH`.
    public boolean isAuthentication() {
        return isImap() ? line.isCommand("AUTHENTICATE") : line.isCommand("AUTH");
    }

    /// Who asks to log in, where the line says so in clear text and without quoting a quote; else empty.
    public String userName() {
        boolean isNamed = isImap() ? line.isCommand("LOGIN") : line.isCommand("USER") || line.isCommand("APOP");
        String name = isNamed ? line.firstArgument() : "";
        if (!name.startsWith("\"")) {
            return name;
        }
        String quoted = line.argument().substring(1);
        int end = quoted.indexOf('"');
        return end < 0 ? quoted : quoted.substring(0, end);
    }

    /// `+OK`, or `OK` to a command that was tagged.
    public boolean isPositive() {
        return line.isPositive() || (line.isOk() && !line.isUntagged());
    }

    /// `-ERR`, or `NO` to a command that was tagged.
    public boolean isNegative() {
        return line.isNegative() || (line.isNo() && !line.isUntagged());
    }

    /// Whether the server says that it did not understand.
    public boolean isBad() {
        return line.isBad();
    }

    /// Whether the server says that it was the credentials it did not like, by the response codes of [RFC
    /// 3206](https://www.rfc-editor.org/rfc/rfc3206) and [RFC 5530](https://www.rfc-editor.org/rfc/rfc5530).
    public boolean isRefused() {
        return isNegative() && (line.argumentStartsWith("[AUTH]") || line.argumentStartsWith("[AUTHENTICATIONFAILED]"));
    }

    /// Whether the server greets.
    public boolean isBanner() {
        return line.isUntagged() && line.isOk();
    }
}
