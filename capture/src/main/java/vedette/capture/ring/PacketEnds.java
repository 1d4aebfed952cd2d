package vedette.capture.ring;

/// Who speaks to whom in a packet, as whoever has decoded it says. Made once and filled anew for each packet. Owned by
/// one thread.
public final class PacketEnds {

    long sourceHigh;
    long sourceLow;
    long destinationHigh;
    long destinationLow;
    int ports;
    int protocol;
    long conversation;

    public PacketEnds() {}

    /// Nothing is known.
    public void clear() {
        sourceHigh = 0;
        sourceLow = 0;
        destinationHigh = 0;
        destinationLow = 0;
        ports = 0;
        protocol = 0;
        conversation = 0;
    }

    /// The sender's address, of which IPv4 is mapped into IPv6.
    public void source(long high, long low) {
        sourceHigh = high;
        sourceLow = low;
    }

    /// The receiver's address, likewise.
    public void destination(long high, long low) {
        destinationHigh = high;
        destinationLow = low;
    }

    /// What IP carries, with ports if it has them.
    public void transport(int newProtocol, int sourcePort, int destinationPort) {
        protocol = newProtocol;
        ports = sourcePort << 16 | destinationPort;
    }

    /// A hash that is the same in both directions.
    public void conversation(long hash) {
        conversation = hash;
    }
}
