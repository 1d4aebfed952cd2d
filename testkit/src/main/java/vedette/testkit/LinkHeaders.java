package vedette.testkit;

/// What lies before the network header: Ethernet and its tags, MPLS, PPP, and what captures put in place of them.
public final class LinkHeaders {

    public static final String SOURCE_MAC = "02:00:00:00:00:01";
    public static final String DESTINATION_MAC = "02:00:00:00:00:02";

    private static final int MAX_802_3_LENGTH = 1500;

    private LinkHeaders() {}

    public static HeaderBuilder ethernet() {
        return ethernet(SOURCE_MAC, DESTINATION_MAC);
    }

    public static HeaderBuilder ethernet(String source, String destination) {
        return new Ethernet(source, destination, -1);
    }

    /// Ethernet with a type of the test's choice instead of the content's.
    public static HeaderBuilder ethernetOfType(int etherType) {
        return new Ethernet(SOURCE_MAC, DESTINATION_MAC, etherType);
    }

    /// Ethernet as IEEE 802.3 has it: a length instead of a type.
    public static HeaderBuilder ethernet8023() {
        return (inner, _, _) -> {
            if (inner.length > MAX_802_3_LENGTH) {
                throw new IllegalArgumentException("802.3 carries at most 1500 bytes, was " + inner.length);
            }
            return new Ethernet(SOURCE_MAC, DESTINATION_MAC, inner.length)
                    .around(inner, HeaderBuilder.NOTHING, HeaderBuilder.NOTHING);
        };
    }

    /// LLC and SNAP before an Ethernet type.
    public static HeaderBuilder snap() {
        return (inner, content, _) -> new ByteWriter()
                .u8(0xAA)
                .u8(0xAA)
                .u8(0x03)
                .zeros(3)
                .u16(content.etherType())
                .bytes(inner)
                .toBytes();
    }

    public static HeaderBuilder vlan(int id) {
        return vlan(0x8100, id);
    }

    /// A VLAN tag announced by `tagType`: 0x8100, 0x88a8 or 0x9100.
    public static HeaderBuilder vlan(int tagType, int id) {
        return named(
                tagType,
                (inner, content, _) -> new ByteWriter()
                        .u16(id)
                        .u16(content.etherType())
                        .bytes(inner)
                        .toBytes());
    }

    /// One MPLS label; the last one before anything but MPLS ends the stack.
    public static HeaderBuilder mpls(int label) {
        return mpls(0x8847, label);
    }

    public static HeaderBuilder mpls(int etherType, int label) {
        return new Mpls(etherType, label);
    }

    /// The word of zeros before an Ethernet frame on an MPLS pseudo-wire.
    public static HeaderBuilder pseudoWireControlWord() {
        return (inner, _, _) -> new ByteWriter().u32(0).bytes(inner).toBytes();
    }

    /// PPPoE session header with the PPP protocol field.
    public static HeaderBuilder pppoe(int session) {
        return named(
                0x8864,
                (inner, content, _) -> new ByteWriter()
                        .u8(0x11)
                        .u8(0)
                        .u16(session)
                        .u16(inner.length + 2)
                        .u16(content.pppProtocol())
                        .bytes(inner)
                        .toBytes());
    }

    /// PPP with address and control field.
    public static HeaderBuilder ppp() {
        return named(
                0x880B,
                (inner, content, _) -> new ByteWriter()
                        .u16(0xFF03)
                        .u16(content.pppProtocol())
                        .bytes(inner)
                        .toBytes());
    }

    public static HeaderBuilder ciscoHdlc() {
        return (inner, content, _) -> new ByteWriter()
                .u16(0x0F00)
                .u16(content.etherType())
                .bytes(inner)
                .toBytes();
    }

    /// Linux cooked capture, link type 113.
    public static HeaderBuilder linuxSll() {
        return (inner, content, _) -> new ByteWriter()
                .u16(0)
                .u16(1)
                .u16(6)
                .bytes(Addresses.mac(SOURCE_MAC))
                .u16(0)
                .u16(content.etherType())
                .bytes(inner)
                .toBytes();
    }

    /// Linux cooked capture, link type 276.
    public static HeaderBuilder linuxSll2() {
        return (inner, content, _) -> new ByteWriter()
                .u16(content.etherType())
                .u16(0)
                .u32(3)
                .u16(1)
                .u8(0)
                .u8(6)
                .bytes(Addresses.mac(SOURCE_MAC))
                .u16(0)
                .bytes(inner)
                .toBytes();
    }

    /// BSD loopback, link types 0 and 108: four bytes of address family, big-endian.
    public static HeaderBuilder loopback(int family) {
        return (inner, _, _) -> new ByteWriter().u32(family).bytes(inner).toBytes();
    }

    private static HeaderBuilder named(int etherType, HeaderBuilder builder) {
        return new Named(etherType, builder);
    }

    private record Ethernet(String source, String destination, int forcedType) implements HeaderBuilder {

        @Override
        public byte[] around(byte[] inner, HeaderBuilder content, HeaderBuilder carrier) {
            return new ByteWriter()
                    .bytes(Addresses.mac(destination))
                    .bytes(Addresses.mac(source))
                    .u16(forcedType >= 0 ? forcedType : content.etherType())
                    .bytes(inner)
                    .toBytes();
        }

        @Override
        public int etherType() {
            return 0x6558;
        }

        @Override
        public int ipProtocol() {
            return 143;
        }
    }

    private record Mpls(int etherType, int label) implements HeaderBuilder {

        @Override
        public byte[] around(byte[] inner, HeaderBuilder content, HeaderBuilder carrier) {
            int last = content instanceof Mpls ? 0 : 1;
            return new ByteWriter()
                    .u32((long) label << 12 | last << 8 | 64)
                    .bytes(inner)
                    .toBytes();
        }

        @Override
        public int ipProtocol() {
            return 137;
        }

        @Override
        public int pppProtocol() {
            return 0x0281;
        }
    }

    private record Named(int etherType, HeaderBuilder builder) implements HeaderBuilder {

        @Override
        public byte[] around(byte[] inner, HeaderBuilder content, HeaderBuilder carrier) {
            return builder.around(inner, content, carrier);
        }
    }
}
