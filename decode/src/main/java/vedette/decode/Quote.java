package vedette.decode;

/// The packet that an ICMP error is about, as far as the error quotes it. Holds as long as the packet around it.
public final class Quote {

    long sourceHigh;
    long sourceLow;
    long destinationHigh;
    long destinationLow;
    int protocol = IpProtocol.NONE;
    int word;

    /// Addresses are as in [DecodedPacket].
    public long sourceHigh() {
        return sourceHigh;
    }

    public long sourceLow() {
        return sourceLow;
    }

    public long destinationHigh() {
        return destinationHigh;
    }

    public long destinationLow() {
        return destinationLow;
    }

    public int protocol() {
        return protocol;
    }

    /// 0 if the quoted protocol has no ports or the quoted fragment does not show them.
    public int sourcePort() {
        return TransportWord.sourcePort(protocol, word);
    }

    public int destinationPort() {
        return TransportWord.destinationPort(protocol, word);
    }

    public int icmpType() {
        return TransportWord.icmpType(protocol, word);
    }

    public int icmpCode() {
        return TransportWord.icmpCode(protocol, word);
    }

    public int icmpIdentifier() {
        return TransportWord.icmpIdentifier(protocol, word);
    }
}
