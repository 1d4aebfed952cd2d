package vedette.traces.plain;

/// A TCP header's fields.
///
/// @param windowScale what the option says, -1 without
record Tcp(int flags, long sequence, long acknowledgment, int window, int windowScale) {

    static final int PROTOCOL = 6;
    static final int FIN = 0x01;
    static final int SYN = 0x02;
    static final int RST = 0x04;
    static final int PSH = 0x08;
    static final int ACK = 0x10;
    static final int URG = 0x20;
    static final int ECE = 0x40;
    static final int CWR = 0x80;

    boolean has(int flag) {
        return (flags & flag) != 0;
    }

    boolean isSyn() {
        return has(SYN) && !has(ACK);
    }

    boolean isSynAck() {
        return has(SYN) && has(ACK);
    }
}
