package vedette.flow.observe;

import vedette.decode.snmp.SnmpMessage;
import vedette.flow.fact.FactKind;
import vedette.flow.fact.SnmpFact;

/// Reads SNMP. Owned by one thread.
final class SnmpReader {

    static final int PORT = 161;

    private final SnmpMessage message = new SnmpMessage();

    void onUdp(Sighting sighting) {
        if (message.wrap(sighting.buffer(), sighting.start(), sighting.limit()) && sighting.claims(FactKind.SNMP)) {
            boolean isResponse = message.pduType() == SnmpMessage.RESPONSE;
            sighting.tell(new SnmpFact(
                    sighting.ends(isResponse),
                    sighting.micros(),
                    isResponse,
                    message.version(),
                    message.community(),
                    Math.max(0, message.errorStatus())));
        }
    }
}
