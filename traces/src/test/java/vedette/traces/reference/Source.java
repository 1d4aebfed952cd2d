package vedette.traces.reference;

/// Whose flows they are, and what its bytes are.
public enum Source {
    ARKIME("Arkime", Bytes.FRAMES),
    NFSTREAM("NFStream", Bytes.FRAMES),
    ZEEK("Zeek", Bytes.IP),
    FLOWTEST("FlowTest", Bytes.IP),
    IPFIXPROBE("ipfixprobe", Bytes.IP),
    CICFLOWMETER("CICFlowMeter, corrected", Bytes.PAYLOAD),
    TSHARK("tshark", Bytes.FRAMES);

    /// What is added up.
    public enum Bytes {
        /// From the link header on, as on the wire.
        FRAMES,
        IP,
        PAYLOAD
    }

    private final String label;
    private final Bytes bytes;

    Source(String label, Bytes bytes) {
        this.label = label;
        this.bytes = bytes;
    }

    public String label() {
        return label;
    }

    public Bytes bytes() {
        return bytes;
    }
}
