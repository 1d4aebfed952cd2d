package vedette.flow.observe;

import java.lang.foreign.MemorySegment;
import vedette.common.Address;
import vedette.decode.Protocol;
import vedette.decode.dns.DnsMessage;
import vedette.flow.fact.DnsFact;
import vedette.flow.fact.Ends;
import vedette.flow.fact.FactKind;
import vedette.flow.fact.NameFact;

/// Reads DNS, and the names that hosts give themselves by its multicast kinds. Owned by one thread.
final class DnsReader {

    static final int PORT = 53;
    private static final int MULTICAST_PORT = 5_353;
    private static final int LINK_LOCAL_PORT = 5_355;

    private final DnsMessage message = new DnsMessage();

    boolean onUdp(Sighting sighting) {
        MemorySegment buffer = sighting.buffer();
        if (!message.wrap(buffer, sighting.start(), sighting.limit())) {
            return false;
        }
        int port = sighting.packet().destinationPort();
        if (port == MULTICAST_PORT || sighting.packet().sourcePort() == MULTICAST_PORT) {
            nameOf(sighting);
        } else if (port != LINK_LOCAL_PORT) {
            tell(sighting, sighting.packet().payloadLength());
        }
        return true;
    }

    boolean onTcp(Sighting sighting) {
        if (!message.wrapTcp(sighting.buffer(), sighting.start(), sighting.limit())) {
            return false;
        }
        tell(sighting, (int) message.messageLength());
        return true;
    }

    private void tell(Sighting sighting, int length) {
        if (!sighting.claims(FactKind.DNS)) {
            return;
        }
        boolean isResponse = message.isResponse();
        Address address = isResponse ? firstAddress() : Address.NONE;
        sighting.tell(new DnsFact(
                sighting.ends(isResponse),
                sighting.micros(),
                isResponse,
                message.id(),
                message.questionName(),
                message.questionType(),
                isResponse ? message.responseCode() : -1,
                length,
                message.answerCount(),
                isResponse ? message.answerDataBytes() : 0,
                address));
    }

    private Address firstAddress() {
        message.rewind();
        while (message.nextRecord() && message.recordSection() == DnsMessage.Section.ANSWER) {
            if (message.hasRecordAddress()) {
                return new Address(message.recordAddressHigh(), message.recordAddressLow());
            }
        }
        return Address.NONE;
    }

    /// Only whose address is the sender's own is taken at its word.
    private void nameOf(Sighting sighting) {
        Address sender = sighting.source();
        if (!message.isResponse()) {
            return;
        }
        message.rewind();
        while (message.nextRecord()) {
            boolean isOwn = message.hasRecordAddress()
                    && message.recordAddressHigh() == sender.high()
                    && message.recordAddressLow() == sender.low();
            if (isOwn) {
                if (sighting.claims(FactKind.NAME)) {
                    Ends ends = sighting.fromClient();
                    sighting.tell(new NameFact(ends, sighting.micros(), Protocol.MDNS, message.recordName(), sender));
                }
                return;
            }
        }
    }
}
