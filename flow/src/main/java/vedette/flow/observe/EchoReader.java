package vedette.flow.observe;

import java.util.Arrays;
import vedette.decode.DecodedPacket;
import vedette.decode.IpProtocol;
import vedette.decode.header.Wire;
import vedette.flow.fact.EchoFact;
import vedette.flow.fact.FactKind;

/// Reads ICMP echoes of either version: what they carry, and whether it comes back. Owned by one thread.
final class EchoReader {

    private static final int ECHO_REPLY = 0;
    private static final int ECHO = 8;
    private static final int ECHO_6 = 128;
    private static final int ECHO_REPLY_6 = 129;
    private static final int SEQUENCE = 6;
    private static final int MOST = 1_500;
    private static final int MILLI = 1_000;

    private final int[] histogram = new int[256];

    void onIcmp(Sighting sighting) {
        DecodedPacket packet = sighting.packet();
        int type = packet.icmpType();
        boolean isVersion6 = packet.protocol() == IpProtocol.ICMPV6;
        boolean isQuestion = type == (isVersion6 ? ECHO_6 : ECHO);
        boolean isAnswer = type == (isVersion6 ? ECHO_REPLY_6 : ECHO_REPLY);
        if ((isQuestion || isAnswer) && sighting.claims(FactKind.ECHO)) {
            int length = (int) Math.min(MOST, sighting.limit() - sighting.start());
            sighting.tell(new EchoFact(
                    sighting.ends(isAnswer),
                    sighting.micros(),
                    isAnswer,
                    packet.icmpIdentifier(),
                    Wire.u16(sighting.buffer(), packet.transportStart() + SEQUENCE),
                    packet.payloadLength(),
                    hash(sighting, length),
                    entropyMilli(sighting, length)));
        }
    }

    private static int hash(Sighting sighting, int length) {
        int hash = 1;
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + Wire.u8(sighting.buffer(), sighting.start() + i);
        }
        return hash;
    }

    private int entropyMilli(Sighting sighting, int length) {
        Arrays.fill(histogram, 0);
        for (int i = 0; i < length; i++) {
            histogram[Wire.u8(sighting.buffer(), sighting.start() + i)]++;
        }
        double bits = 0;
        for (int count : histogram) {
            if (count > 0) {
                double share = (double) count / length;
                bits -= share * StrictMath.log(share);
            }
        }
        return (int) (bits / StrictMath.log(2) * MILLI);
    }
}
