package vedette.flow.fact;

/// The banner with which one side of SSH begins.
///
/// @param software what it says it runs
public record SshFact(Ends ends, long micros, boolean isFromServer, String software) implements Fact {

    @Override
    public FactKind kind() {
        return FactKind.SSH;
    }
}
