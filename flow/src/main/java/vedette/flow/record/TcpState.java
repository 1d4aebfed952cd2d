package vedette.flow.record;

/// How far one side of a TCP conversation has come, in the terms by which Zeek sums up a connection.
public enum TcpState {
    /// Nothing was seen of it.
    INACTIVE(0),
    /// It was seen only after the conversation had begun.
    PARTIAL(1),
    SYN_SENT(2),
    SYN_ACK_SENT(3),
    ESTABLISHED(4),
    /// It has sent its FIN.
    CLOSED(5),
    /// It has sent a RST.
    RESET(6);

    private static final TcpState[] VALUES = values();

    private final int code;

    TcpState(int code) {
        this.code = code;
    }

    /// What stands for it in a record.
    public int code() {
        return code;
    }

    public static TcpState of(int code) {
        return VALUES[code];
    }
}
