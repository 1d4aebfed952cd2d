package vedette.decode.irc;

import java.lang.foreign.MemorySegment;
import vedette.decode.line.CommandWords;
import vedette.decode.line.LineHead;

/// A view of a line of Internet Relay Chat: a command, or a numbered reply of the server
/// ([RFC 2812](https://www.rfc-editor.org/rfc/rfc2812)).
public final class IrcLine {

    private static final CommandWords COMMANDS = CommandWords.of(
            "PASS",
            "NICK",
            "USER",
            "OPER",
            "MODE",
            "SERVICE",
            "QUIT",
            "SQUIT",
            "JOIN",
            "PART",
            "TOPIC",
            "NAMES",
            "LIST",
            "INVITE",
            "KICK",
            "PRIVMSG",
            "NOTICE",
            "MOTD",
            "LUSERS",
            "VERSION",
            "STATS",
            "LINKS",
            "TIME",
            "CONNECT",
            "TRACE",
            "ADMIN",
            "INFO",
            "SERVLIST",
            "SQUERY",
            "WHO",
            "WHOIS",
            "WHOWAS",
            "KILL",
            "PING",
            "PONG",
            "ERROR",
            "AWAY",
            "REHASH",
            "DIE",
            "RESTART",
            "SUMMON",
            "USERS",
            "WALLOPS",
            "USERHOST",
            "ISON",
            "CAP");

    private static final int NUMERIC_LENGTH = 3;

    private final LineHead line = new LineHead();

    /// Moves the view to the line that begins at `start`.
    ///
    /// @param limit the end of the captured bytes
    /// @return whether it has a command of IRC, or a server's number
    public boolean wrap(MemorySegment buffer, long start, long limit) {
        return line.wrap(buffer, start, limit) && (numeric() >= 0 || COMMANDS.contains(code()));
    }

    /// Where the line begins in its buffer.
    public long start() {
        return line.start();
    }

    /// Who sent the line, if it says so: a server's name or `nick!user@host`.
    public String sender() {
        return line.prefix();
    }

    /// The command in upper case, or three digits.
    public String command() {
        return line.isTagged() ? "" : line.command();
    }

    /// What the server's reply means, or -1 if this is none.
    public int numeric() {
        long code = line.hasPrefix() ? line.commandCode() : 0;
        int number = 0;
        for (int shift = Byte.SIZE * (NUMERIC_LENGTH - 1); shift >= 0; shift -= Byte.SIZE) {
            int digit = (int) (code >>> shift & 0xFF) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    public boolean isNick() {
        return isCommand("NICK");
    }

    public boolean isUser() {
        return isCommand("USER");
    }

    public boolean isJoin() {
        return isCommand("JOIN");
    }

    /// Whether the line carries what somebody says, to one person or to a channel.
    public boolean isMessage() {
        return isCommand("PRIVMSG") || isCommand("NOTICE");
    }

    public boolean isPing() {
        return isCommand("PING");
    }

    public boolean isPong() {
        return isCommand("PONG");
    }

    /// The name that is asked for with `NICK`, or that a numbered reply is meant for; else empty.
    public String nick() {
        return isNick() || numeric() >= 0 ? firstArgument() : "";
    }

    /// Who connects, as said with `USER`; else empty.
    public String userName() {
        return isUser() ? firstArgument() : "";
    }

    /// The channel, or the first of several, that is joined; else empty.
    public String channel() {
        String channels = isJoin() ? firstArgument() : "";
        int comma = channels.indexOf(',');
        return comma < 0 ? channels : channels.substring(0, comma);
    }

    /// The channel or person that a message is for; else empty.
    public String target() {
        return isMessage() ? firstArgument() : "";
    }

    private boolean isCommand(String word) {
        return line.hasPrefix() ? line.isCommand(word) : line.isFirstWord(word);
    }

    private long code() {
        return line.hasPrefix() ? line.commandCode() : line.firstWordCode();
    }

    private String firstArgument() {
        String first = line.isTagged() ? line.afterFirstWord() : line.firstArgument();
        int end = first.indexOf(' ');
        String word = end < 0 ? first : first.substring(0, end);
        return word.startsWith(":") ? word.substring(1) : word;
    }
}
