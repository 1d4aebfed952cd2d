package vedette.flow.fact;

import vedette.decode.Protocol;

/// A line of a conversation in text that is neither HTTP nor a log-in: commands of mail, files and chat.
///
/// @param word the command in capital letters, or the number of a reply
public record LineFact(Ends ends, long micros, Protocol protocol, boolean isFromServer, String word, String argument)
        implements Fact {

    @Override
    public FactKind kind() {
        return FactKind.LINE;
    }
}
