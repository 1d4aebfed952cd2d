package vedette.flow.table;

/// How far one side of a TCP conversation has come, in the terms by which Zeek sums up a connection.
public enum TcpState {
    /// Nothing was seen of it.
    INACTIVE,
    /// It was seen only after the conversation had begun.
    PARTIAL,
    SYN_SENT,
    SYN_ACK_SENT,
    ESTABLISHED,
    /// It has sent its FIN.
    CLOSED,
    /// It has sent a RST.
    RESET;

    private static final TcpState[] VALUES = values();

    static TcpState of(int ordinal) {
        return VALUES[ordinal];
    }
}
