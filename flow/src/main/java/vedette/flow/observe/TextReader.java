package vedette.flow.observe;

import java.util.Set;
import vedette.decode.Protocol;
import vedette.decode.irc.IrcLine;
import vedette.decode.line.LineHead;
import vedette.flow.fact.FactKind;
import vedette.flow.fact.LineFact;

/// Reads the lines of conversations in text that tell what they are about: files, mail and chat. What a client logs in
/// with is not kept. Owned by one thread.
final class TextReader {

    private static final Set<String> TELLING = Set.of("NICK", "JOIN", "PRIVMSG", "NOTICE");
    private static final int FIRST_CHAT_PORT = 6_660;
    private static final int LAST_CHAT_PORT = 6_697;

    private final LineHead line = new LineHead();
    private final IrcLine chat = new IrcLine();

    void onLine(Sighting sighting, Protocol protocol, boolean isFromServer) {
        if (!line.wrap(sighting.buffer(), sighting.start(), sighting.limit())
                || line.hasCommand() == isFromServer
                || !sighting.claims(FactKind.LINE)) {
            return;
        }
        String word = isFromServer ? Integer.toString(line.replyCode()) : line.command();
        boolean isSecret = word.equals("PASS") || word.equals("AUTH") || word.equals("ACCT");
        tell(sighting, protocol, isFromServer, word, isSecret ? "" : line.argument());
    }

    /// Many of its commands are those of other protocols: only one that is not tells it at any port.
    void onChat(Sighting sighting, int port) {
        if (!chat.wrap(sighting.buffer(), sighting.start(), sighting.limit())) {
            return;
        }
        boolean isTelling = chat.numeric() >= 0 || TELLING.contains(chat.command());
        if (!isTelling && (port < FIRST_CHAT_PORT || port > LAST_CHAT_PORT)) {
            return;
        }
        boolean isFromServer = chat.numeric() >= 0 || !chat.sender().isEmpty() || chat.isPing();
        if (sighting.claims(FactKind.LINE)) {
            tell(sighting, Protocol.IRC, isFromServer, chat.command(), chat.target());
        }
    }

    private static void tell(Sighting sighting, Protocol protocol, boolean isFromServer, String word, String argument) {
        sighting.tell(
                new LineFact(sighting.ends(isFromServer), sighting.micros(), protocol, isFromServer, word, argument));
    }
}
