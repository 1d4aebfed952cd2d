package vedette.testkit;

/// IPv6 extension headers ([RFC 8200, section 4](https://www.rfc-editor.org/rfc/rfc8200#section-4)).
public final class Ipv6Extensions {

    private static final int DERIVED = -1;

    private Ipv6Extensions() {}

    /// Hop-by-hop options of padding only.
    public static HeaderBuilder hopByHop() {
        return options(0, padding(6));
    }

    /// Hop-by-hop options that carry the length of a jumbogram
    /// ([RFC 2675](https://www.rfc-editor.org/rfc/rfc2675)).
    public static HeaderBuilder jumbo(long payloadLength) {
        return options(0, new ByteWriter().u8(0xC2).u8(4).u32(payloadLength).toBytes());
    }

    /// Destination options of padding, `length` bytes in all, a multiple of eight.
    public static HeaderBuilder destinationOptions(int length) {
        return options(60, padding(length - 2));
    }

    public static HeaderBuilder routing() {
        return options(43, new byte[6]);
    }

    /// A fragment that begins at `offset` bytes, a multiple of eight, of what can be fragmented.
    public static HeaderBuilder fragment(int offset, boolean moreFragments, long identification) {
        return fragment(offset, moreFragments, identification, DERIVED);
    }

    /// The same, with the next header given, as later fragments must.
    public static HeaderBuilder fragment(int offset, boolean moreFragments, long identification, int nextHeader) {
        return new Extension(
                44,
                (inner, content, _) -> new ByteWriter()
                        .u8(nextHeader == DERIVED ? content.ipProtocol() : nextHeader)
                        .u8(0)
                        .u16(offset | (moreFragments ? 1 : 0))
                        .u32(identification)
                        .bytes(inner)
                        .toBytes());
    }

    /// The authentication header of IPsec, with a check value of twelve bytes. IPv4 can carry it as well.
    public static HeaderBuilder authentication() {
        return new Extension(
                51,
                (inner, content, _) -> new ByteWriter()
                        .u8(content.ipProtocol())
                        .u8(4)
                        .u16(0)
                        .u32(1)
                        .u32(1)
                        .zeros(12)
                        .bytes(inner)
                        .toBytes());
    }

    private static HeaderBuilder options(int protocol, byte[] options) {
        return new Extension(
                protocol,
                (inner, content, _) -> new ByteWriter()
                        .u8(content.ipProtocol())
                        .u8((options.length + 2) / 8 - 1)
                        .bytes(options)
                        .bytes(inner)
                        .toBytes());
    }

    private static byte[] padding(int length) {
        return new ByteWriter().u8(1).u8(length - 2).zeros(length - 2).toBytes();
    }

    private record Extension(int ipProtocol, HeaderBuilder builder) implements HeaderBuilder {

        @Override
        public byte[] around(byte[] inner, HeaderBuilder content, HeaderBuilder carrier) {
            return builder.around(inner, content, carrier);
        }

        @Override
        public boolean isExtension() {
            return true;
        }
    }
}
