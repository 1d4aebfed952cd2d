package vedette.flow.fact;

/// A message of SNMP.
///
/// @param version 1, 2 or 3
/// @param errorStatus of a response, else 0
public record SnmpFact(Ends ends, long micros, boolean isResponse, int version, String community, int errorStatus)
        implements Fact {

    @Override
    public FactKind kind() {
        return FactKind.SNMP;
    }
}
