package vedette.decode.ftp;

import java.lang.foreign.MemorySegment;
import vedette.decode.line.CommandWords;
import vedette.decode.line.LineHead;

/// A view of a line of FTP's control channel: a command of [RFC 959](https://www.rfc-editor.org/rfc/rfc959)
/// and its extensions, or a reply.
///
/// Replies look like those of SMTP, so only the port or an earlier line tells the two apart. Passwords are
/// not shown.
public final class FtpLine {

    private static final CommandWords COMMANDS = CommandWords.of(
            "USER", "PASS", "ACCT", "CWD", "XCWD", "CDUP", "QUIT", "REIN", "PORT", "PASV", "TYPE", "STRU", "MODE",
            "RETR", "STOR", "STOU", "APPE", "ALLO", "REST", "RNFR", "RNTO", "ABOR", "DELE", "RMD", "XRMD", "MKD",
            "XMKD", "PWD", "XPWD", "LIST", "NLST", "SITE", "SYST", "STAT", "HELP", "NOOP", "FEAT", "OPTS", "AUTH",
            "PBSZ", "PROT", "EPRT", "EPSV", "MDTM", "SIZE", "MLST", "MLSD", "CLNT", "LANG");

    private static final int READY = 220;
    private static final int LOGGED_IN = 230;
    private static final int NOT_LOGGED_IN = 530;

    private final LineHead line = new LineHead();

    /// Moves the view to the line that begins at `start`.
    ///
    /// @param limit the end of the captured bytes
    /// @return whether it is a reply, or a command of FTP
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

    /// Whether the server greets, or is ready for another user.
    public boolean isBanner() {
        return line.replyCode() == READY;
    }

    /// What the reply says, of bounded length.
    public String replyText() {
        return isReply() ? line.argument() : "";
    }

    public boolean isLoginAsked() {
        return line.isFirstWord("USER");
    }

    /// Who asks to log in; empty in any other line.
    public String userName() {
        return isLoginAsked() ? line.afterFirstWord() : "";
    }

    public boolean isPassword() {
        return line.isFirstWord("PASS");
    }

    public boolean isLoggedIn() {
        return line.replyCode() == LOGGED_IN;
    }

    /// Whether the server says that nobody is logged in: after a password, that it was refused.
    public boolean isRefused() {
        return line.replyCode() == NOT_LOGGED_IN;
    }

    public boolean isDownload() {
        return line.isFirstWord("RETR");
    }

    public boolean isUpload() {
        return line.isFirstWord("STOR") || line.isFirstWord("STOU") || line.isFirstWord("APPE");
    }

    /// The file that is fetched or stored; empty in any other line.
    public String path() {
        return isDownload() || isUpload() ? line.afterFirstWord() : "";
    }
}
