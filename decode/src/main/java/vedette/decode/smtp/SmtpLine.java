package vedette.decode.smtp;

import java.lang.foreign.MemorySegment;
import vedette.decode.line.CommandWords;
import vedette.decode.line.LineHead;

/// A view of a line of SMTP: a command of [RFC 5321](https://www.rfc-editor.org/rfc/rfc5321) and its
/// extensions, or a reply.
///
/// Replies look like those of FTP, so only the port or an earlier line tells the two apart. Secrets are not
/// shown.
public final class SmtpLine {

    private static final CommandWords COMMANDS = CommandWords.of(
            "HELO",
            "EHLO",
            "LHLO",
            "MAIL",
            "RCPT",
            "DATA",
            "RSET",
            "VRFY",
            "EXPN",
            "HELP",
            "NOOP",
            "QUIT",
            "AUTH",
            "STARTTLS",
            "BDAT",
            "ETRN");

    private static final int READY = 220;
    private static final int LOGGED_IN = 235;
    private static final int CREDENTIALS_REFUSED = 535;

    private final LineHead line = new LineHead();

    /// Moves the view to the line that begins at `start`.
    ///
    /// @param limit the end of the captured bytes
    /// @return whether it is a reply, or a command of SMTP
    public boolean wrap(MemorySegment buffer, long start, long limit) {
        return line.wrap(buffer, start, limit) && (isReply() || COMMANDS.contains(line.firstWordCode()));
    }

    /// Where the line begins in its buffer.
    public long start() {
        return line.start();
    }

    public boolean isReply() {
        return line.replyCode() >= 0;
    }

    /// Three digits, or -1 if this is a command.
    public int replyCode() {
        return line.replyCode();
    }

    /// Whether the server greets, or is ready for TLS.
    public boolean isBanner() {
        return line.replyCode() == READY;
    }

    /// What the reply says, of bounded length.
    public String replyText() {
        return isReply() ? line.argument() : "";
    }

    public boolean isHello() {
        return line.isFirstWord("EHLO") || line.isFirstWord("HELO") || line.isFirstWord("LHLO");
    }

    /// The name that the client greets with; empty in any other line.
    public String clientName() {
        return isHello() ? line.afterFirstWord() : "";
    }

    public boolean isTlsAsked() {
        return line.isFirstWord("STARTTLS");
    }

    public boolean isLoginAsked() {
        return line.isFirstWord("AUTH");
    }

    /// How the client wants to log in, such as `PLAIN`; empty in any other line.
    public String mechanism() {
        return isLoginAsked() ? line.firstArgument() : "";
    }

    public boolean isLoggedIn() {
        return line.replyCode() == LOGGED_IN;
    }

    public boolean isRefused() {
        return line.replyCode() == CREDENTIALS_REFUSED;
    }

    public boolean isSender() {
        return line.isCommand("MAIL") && line.argumentStartsWith("FROM:");
    }

    public boolean isRecipient() {
        return line.isCommand("RCPT") && line.argumentStartsWith("TO:");
    }

    /// Who the mail comes from or goes to, without the angle brackets; empty in any other line.
    public String address() {
        if (isSender() || isRecipient()) {
            String argument = line.argument();
            String address = argument.substring(argument.indexOf(':') + 1).strip();
            return address.startsWith("<") ? upTo(address.substring(1), '>') : upTo(address, ' ');
        }
        return "";
    }

    private static String upTo(String text, char end) {
        int found = text.indexOf(end);
        return found < 0 ? text : text.substring(0, found);
    }
}
