package vedette.testkit;

/// Headers that carry packets within packets, beside [GreBuilder] and IP in IP, which needs none.
public final class TunnelHeaders {

    public static final int VXLAN_PORT = 4789;
    public static final int GENEVE_PORT = 6081;
    public static final int GTP_PORT = 2152;
    public static final int TEREDO_PORT = 3544;

    private TunnelHeaders() {}

    /// VXLAN ([RFC 7348](https://www.rfc-editor.org/rfc/rfc7348)); belongs into UDP to [#VXLAN_PORT].
    public static HeaderBuilder vxlan(int networkId) {
        return (inner, _, _) -> new ByteWriter()
                .u32(0x08000000L)
                .u32((long) networkId << 8)
                .bytes(inner)
                .toBytes();
    }

    /// GENEVE ([RFC 8926](https://www.rfc-editor.org/rfc/rfc8926)) with options of a multiple of four bytes.
    public static HeaderBuilder geneve(int networkId, byte... options) {
        return (inner, content, _) -> new ByteWriter()
                .u8(options.length / 4)
                .u8(0)
                .u16(content.etherType())
                .u32((long) networkId << 8)
                .bytes(options)
                .bytes(inner)
                .toBytes();
    }

    /// GTP-U carrying a user's packet, without optional fields.
    public static HeaderBuilder gtpUser(long tunnelEndpoint) {
        return (inner, _, _) -> new ByteWriter()
                .u8(0x30)
                .u8(0xFF)
                .u16(inner.length)
                .u32(tunnelEndpoint)
                .bytes(inner)
                .toBytes();
    }

    /// Teredo's origin indication, which may stand before the IPv6 packet.
    public static HeaderBuilder teredoOrigin() {
        return (inner, _, _) -> new ByteWriter().u16(0).zeros(6).bytes(inner).toBytes();
    }

    /// ERSPAN, type II (8 bytes) or III (12 bytes). Type I has no header at all.
    public static HeaderBuilder erspan(int type, int session) {
        boolean third = type == 3;
        return new Erspan(
                third ? 0x22EB : 0x88BE,
                (inner, _, _) -> new ByteWriter()
                        .u16(third ? 0x2000 : 0x1000)
                        .u16(session)
                        .zeros(third ? 8 : 4)
                        .bytes(inner)
                        .toBytes());
    }

    private record Erspan(int etherType, HeaderBuilder builder) implements HeaderBuilder {

        @Override
        public byte[] around(byte[] inner, HeaderBuilder content, HeaderBuilder carrier) {
            return builder.around(inner, content, carrier);
        }
    }
}
