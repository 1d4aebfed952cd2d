package vedette.flow.fact;

import vedette.decode.Protocol;

/// A step of a log-in, as the protocol shows it.
///
/// @param user whose log-in it is, where the step says so; else empty
public record LoginFact(Ends ends, long micros, Protocol protocol, Step step, String user) implements Fact {

    /// How far it came.
    public enum Step {
        /// The client asks to be let in.
        ASKED,
        REFUSED,
        ACCEPTED
    }

    @Override
    public FactKind kind() {
        return FactKind.LOGIN;
    }
}
