package vedette.testkit;

/// ARP over Ethernet and IPv4 ([RFC 826](https://www.rfc-editor.org/rfc/rfc826)).
public record ArpBuilder(int operation, String senderMac, String senderIp, String targetMac, String targetIp)
        implements HeaderBuilder {

    private static final String UNKNOWN_MAC = "00:00:00:00:00:00";

    public static ArpBuilder arpRequest(String senderIp, String targetIp) {
        return new ArpBuilder(1, LinkHeaders.SOURCE_MAC, senderIp, UNKNOWN_MAC, targetIp);
    }

    public static ArpBuilder arpReply(String senderIp, String targetIp) {
        return new ArpBuilder(2, LinkHeaders.SOURCE_MAC, senderIp, LinkHeaders.DESTINATION_MAC, targetIp);
    }

    @Override
    public byte[] around(byte[] inner, HeaderBuilder content, HeaderBuilder carrier) {
        return new ByteWriter()
                .u16(1)
                .u16(0x0800)
                .u8(6)
                .u8(4)
                .u16(operation)
                .bytes(Addresses.mac(senderMac))
                .bytes(Addresses.ip(senderIp))
                .bytes(Addresses.mac(targetMac))
                .bytes(Addresses.ip(targetIp))
                .bytes(inner)
                .toBytes();
    }

    @Override
    public int etherType() {
        return 0x0806;
    }
}
