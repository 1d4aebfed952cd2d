package vedette.decode;

import vedette.common.Oddity;
import vedette.decode.header.ArpHeader;
import vedette.decode.header.IcmpHeader;
import vedette.decode.header.Ipv4Header;
import vedette.decode.header.Ipv6Header;
import vedette.decode.header.SctpHeader;
import vedette.decode.header.TcpHeader;
import vedette.decode.header.UdpHeader;

/// What a [Decoder] read of one packet: the innermost network and transport header, and how the packet came to them.
///
/// It is filled anew by every decode, and reads some fields from the packet's bytes only when asked, so it holds until
/// the next decode and no longer than those bytes. What a packet does not have reads as 0, or as its own constant.
/// Lengths are what the headers say, not what was captured, so neither Ethernet padding nor a snap length changes them.
/// Owned by the decoder's thread.
public final class DecodedPacket {

    /// [#outerVlan] and [#innerVlan] of a packet without such a tag.
    public static final int NO_VLAN = -1;

    static final int NO_VLANS = -1;

    static final int HAS_TRANSPORT = 1;
    static final int IS_FRAGMENT = 1 << 1;
    static final int IS_LATER_FRAGMENT = 1 << 2;
    static final int HAS_MORE_FRAGMENTS = 1 << 3;
    static final int HAS_QUOTE = 1 << 4;
    /// Source routed: the true destination, which checksums cover, is in an extension header.
    static final int IS_ROUTED = 1 << 5;

    private static final long IPV4_MAPPED = 0xFFFF_0000_0000L;

    final Ipv4Header ipv4 = new Ipv4Header();
    final Ipv6Header ipv6 = new Ipv6Header();
    final ArpHeader arp = new ArpHeader();
    final TcpHeader tcp = new TcpHeader();
    final UdpHeader udp = new UdpHeader();
    final IcmpHeader icmp = new IcmpHeader();
    final SctpHeader sctp = new SctpHeader();
    final Quote quote = new Quote();

    int etherType;
    long sourceMac;
    long destinationMac;
    int vlans;
    long tunnelId;
    int tunnelDepth;
    long sourceHigh;
    long sourceLow;
    long destinationHigh;
    long destinationLow;
    int protocol;
    int word;
    int tcpFlags;
    int facts;
    long networkStart;
    long networkEnd;
    long transportStart;
    long payloadStart;
    long payloadEnd;
    long capturedEnd;
    long fragmentId;
    long fragmentStart;
    int fragmentOffset;
    int fragmentProtocol;
    long notes;

    DecodedPacket() {}

    void begin() {
        etherType = 0;
        sourceMac = 0;
        destinationMac = 0;
        vlans = NO_VLANS;
        tunnelId = 0;
        tunnelDepth = 0;
        beginNetwork();
    }

    /// Forgets what a network header around the next one said.
    void beginNetwork() {
        protocol = IpProtocol.NONE;
        word = 0;
        tcpFlags = 0;
        facts = 0;
    }

    /// Leaves nothing of the packet before where this one has no network header.
    void beginUnknown(int newEtherType, long start, long end) {
        beginNetwork();
        etherType = newEtherType;
        sourceHigh = 0;
        sourceLow = 0;
        destinationHigh = 0;
        destinationLow = 0;
        networkStart = start;
        networkEnd = end;
        transportStart = start;
        payload(start, end);
    }

    void addresses(long ipv4Source, long ipv4Destination) {
        sourceHigh = 0;
        sourceLow = IPV4_MAPPED | ipv4Source;
        destinationHigh = 0;
        destinationLow = IPV4_MAPPED | ipv4Destination;
    }

    void payload(long start, long end) {
        payloadStart = start;
        payloadEnd = end;
    }

    void addVlan(int id) {
        int outer = vlans >>> 16;
        if (outer == 0xFFFF) {
            vlans = id << 16 | 0xFFFF;
        } else if ((vlans & 0xFFFF) == 0xFFFF) {
            vlans = outer << 16 | id;
        }
    }

    boolean has(int fact) {
        return (facts & fact) != 0;
    }

    public boolean isIpv4() {
        return etherType == EtherType.IPV4;
    }

    public boolean isIpv6() {
        return etherType == EtherType.IPV6;
    }

    public boolean isIp() {
        return isIpv4() || isIpv6();
    }

    public boolean isArp() {
        return etherType == EtherType.ARP;
    }

    /// The network protocol by its Ethernet type, whatever the link; 0 if it has none.
    public int etherType() {
        return etherType;
    }

    /// The address of the link, in the low 48 bits; 0 where the link has none.
    public long sourceMac() {
        return sourceMac;
    }

    public long destinationMac() {
        return destinationMac;
    }

    /// The first VLAN tag's id, or [#NO_VLAN].
    public int outerVlan() {
        return (short) (vlans >>> 16);
    }

    /// The second VLAN tag's id, or [#NO_VLAN]; further tags are not kept.
    public int innerVlan() {
        return (short) vlans;
    }

    /// Both VLAN ids in one word, as a part of a key.
    public int vlans() {
        return vlans;
    }

    /// Which tunnel, or tunnels within tunnels, the packet came through; 0 for none. Tunnels of another kind, network
    /// identifier or key differ; both directions of one tunnel agree.
    public long tunnelId() {
        return tunnelId;
    }

    public int tunnelDepth() {
        return tunnelDepth;
    }

    /// The upper eight bytes of the sender's address. An IPv4 address is mapped into IPv6 (`::ffff:a.b.c.d`), so its
    /// number is the low 32 bits of [#sourceLow]. In ARP these are the addresses asked and told.
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

    /// What IP carries, behind all extension headers; [IpProtocol#NONE] without IP.
    public int protocol() {
        return protocol;
    }

    public int timeToLive() {
        if (isIpv4()) {
            return ipv4.timeToLive();
        }
        return isIpv6() ? ipv6.hopLimit() : 0;
    }

    /// Differentiated services and congestion bits.
    public int trafficClass() {
        if (isIpv4()) {
            return ipv4.trafficClass();
        }
        return isIpv6() ? ipv6.trafficClass() : 0;
    }

    /// IPv4's identification, which a packet keeps wherever it is seen; 0 in IPv6.
    public int identification() {
        return isIpv4() ? ipv4.identification() : 0;
    }

    /// The length of the IP packet, header included.
    public int networkLength() {
        return (int) (networkEnd - networkStart);
    }

    /// True if the transport header was read, as it is not in later fragments.
    public boolean hasTransport() {
        return has(HAS_TRANSPORT);
    }

    /// What a TCP packet with SYN says of its window's scale, in bits; -1 if it says nothing.
    public int tcpWindowScale() {
        return tcp.windowScale(capturedEnd);
    }

    /// Of TCP, UDP and SCTP, else 0. A later fragment has the ports of its datagram's first, if that came before it.
    public int sourcePort() {
        return TransportWord.sourcePort(protocol, word);
    }

    public int destinationPort() {
        return TransportWord.destinationPort(protocol, word);
    }

    /// All nine flags of TCP; 0 where no TCP header was read.
    public int tcpFlags() {
        return tcpFlags;
    }

    public int icmpType() {
        return TransportWord.icmpType(protocol, word);
    }

    public int icmpCode() {
        return TransportWord.icmpCode(protocol, word);
    }

    /// Of an echo or another question with an answer, else 0.
    public int icmpIdentifier() {
        return TransportWord.icmpIdentifier(protocol, word);
    }

    /// Where the transport header begins in the buffer, or what IP carries in place of one.
    public long transportStart() {
        return transportStart;
    }

    /// The transport header's length, options included; 0 where none was read.
    public int headerLength() {
        return (int) (payloadStart - transportStart);
    }

    public long payloadStart() {
        return payloadStart;
    }

    /// The payload's length as it was sent.
    public int payloadLength() {
        return (int) (payloadEnd - payloadStart);
    }

    /// How much of the payload was captured.
    public int capturedPayloadLength() {
        return (int) Math.max(0, Math.min(payloadEnd, capturedEnd) - payloadStart);
    }

    /// The ports, or what ICMP has in place of them, in one word, to hand on with the packet's bytes.
    public int transportWord() {
        return word;
    }

    /// All notes in one word, to hand on with the packet's bytes.
    public long notes() {
        return notes;
    }

    /// Takes over what another decoder, which saw all fragments and checksums, found out about this packet.
    public void resolve(int foundProtocol, int foundWord, long foundNotes) {
        protocol = foundProtocol;
        word = foundWord;
        notes = foundNotes;
    }

    public boolean isFragment() {
        return has(IS_FRAGMENT);
    }

    public boolean isFirstFragment() {
        return has(IS_FRAGMENT) && !has(IS_LATER_FRAGMENT);
    }

    public boolean isLaterFragment() {
        return has(IS_LATER_FRAGMENT);
    }

    /// Where a fragment begins in its datagram's payload, in bytes; 0 if it is not a fragment.
    public int fragmentOffset() {
        return has(IS_FRAGMENT) ? fragmentOffset : 0;
    }

    /// What the fragments of one datagram have in common; 0 if it is not a fragment.
    public long fragmentId() {
        return has(IS_FRAGMENT) ? fragmentId : 0;
    }

    /// True for an ICMP error that shows which packet it is about.
    public boolean hasQuote() {
        return has(HAS_QUOTE);
    }

    /// To be read only after [#hasQuote].
    public Quote quote() {
        return quote;
    }

    /// To be read only if [#isIpv4]; likewise the other headers.
    public Ipv4Header ipv4() {
        return ipv4;
    }

    public Ipv6Header ipv6() {
        return ipv6;
    }

    public ArpHeader arp() {
        return arp;
    }

    /// To be read only if [#hasTransport] and the protocol is TCP; likewise the other headers.
    public TcpHeader tcp() {
        return tcp;
    }

    public UdpHeader udp() {
        return udp;
    }

    public IcmpHeader icmp() {
        return icmp;
    }

    public SctpHeader sctp() {
        return sctp;
    }

    /// Whether something was odd about the packet without keeping it from being read.
    public boolean hasNote(Oddity oddity) {
        return (notes & Walk.bit(oddity)) != 0;
    }

    public boolean hasNotes() {
        return notes != 0;
    }
}
