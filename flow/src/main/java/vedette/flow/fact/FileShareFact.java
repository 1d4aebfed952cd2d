package vedette.flow.fact;

/// What a client does with a Windows file server, beyond reading and writing files.
///
/// @param name of the share or the file, at most 128 characters; empty where there is none
public record FileShareFact(Ends ends, long micros, Action action, String name) implements Fact {

    /// What it does.
    public enum Action {
        /// Connects to a share.
        CONNECTED,
        /// Opens a file to write it, which is made if there is none.
        MADE,
        /// Opens a named pipe.
        OPENED_PIPE,
        /// Looks into a pipe that nobody has opened.
        PEEKED,
        /// Asks for something that no server has ever done.
        ASKED_UNKNOWN,
        /// Begins a large transaction of one type.
        BEGAN_LARGE,
        /// Goes on with a transaction of another type.
        WENT_ON,
        /// Says that what is compressed begins beyond the message's end, or is longer than can be.
        OVERSTATED
    }

    @Override
    public FactKind kind() {
        return FactKind.FILE_SHARE;
    }
}
