package vedette.flow.fact;

/// What a client wants to call by RPC, or calls.
///
/// @param pipe what stands for the named pipe that it was said to; 0 if it was said to the server itself
/// @param context the number that the client gives an interface in this conversation
/// @param interfaceId the interface that is bound, as `367abb81-9844-35f1-ad32-98f038001003`; empty where one is called
/// @param operation the number of what is called; where an interface is bound, how many are bound at once
/// @param length of what an operation is called with, in its first part
public record RpcFact(
        Ends ends, long micros, Step step, long pipe, int context, String interfaceId, int operation, int length)
        implements Fact {

    /// What is done with an interface.
    public enum Step {
        BOUND,
        CALLED,
        /// An operation of an object is called, as DCOM does.
        CALLED_OBJECT
    }

    @Override
    public FactKind kind() {
        return FactKind.RPC;
    }
}
