package vedette.traces.agreement;

/// Why we and another program differ where both may be right, or where we know that one is not.
enum Reason {
    TUNNEL("a tunnel's packets are counted in the conversation inside only; the other counts the outer one, too"),
    ICMP_ERRORS("an ICMP error is counted with the conversation it is about, not as a flow of its own"),
    UNREAD_LINK("its link layer or encapsulation is not read here, or not where it comes in fragments"),
    ARP_IN_TUNNEL("ARP belongs to no flow here, nor does the tunnel that carries it"),
    UNREAD_THERE("its encapsulation, or a fragment or broken header in it, is not read there"),
    FLOW_END("all packets are there in both, but they differ in when a flow ends or which packets make one"),
    MERGED_BY_PROTOCOL("the other puts all packets of a protocol, such as DHCP's or IGMP's, into one session"),
    TOLD_TO_IGNORE("the other was told to ignore, sample or cut off flows when the reference was made"),
    REPEATED_ROWS("the reference has rows several times, one for each message it found"),
    BARE_ACK("a bare ACK that is ahead of its stream does not move it on here"),
    GAP_SEEN("a gap is noted when a packet comes too early, there only when the missing bytes are acknowledged"),
    LENGTH("the IP header says more than its frame holds; counted is what there was room for"),
    KNOWN_BY_CONTENT("the other turned the conversation round for what it found inside, or for a port it knows"),
    NO_PAYLOAD("what ICMP and IGMP carry is payload here, and nothing there"),
    MISREAD("the other took IPv6 for something else"),
    ICMP_HISTORY("protocols other than TCP and UDP have no history here"),
    LONE_ANSWER("a lone SYN with ACK is the responder's here, and is counted so");

    private final String sentence;

    Reason(String sentence) {
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }
}
