package vedette.testkit;

/// GRE, versions 0 and 1, with the optional fields that are asked for.
public final class GreBuilder implements HeaderBuilder {

    private static final int CHECKSUM_PRESENT = 0x8000;
    private static final int ROUTING_PRESENT = 0x4000;
    private static final int KEY_PRESENT = 0x2000;
    private static final int SEQUENCE_PRESENT = 0x1000;
    private static final int ACKNOWLEDGMENT_PRESENT = 0x0080;
    private static final int DERIVED = -1;

    private int flags;
    private int protocolType = DERIVED;
    private long key;
    private long sequence;
    private long acknowledgment;

    private GreBuilder() {}

    public static GreBuilder gre() {
        return new GreBuilder();
    }

    /// GRE as PPTP uses it ([RFC 2637](https://www.rfc-editor.org/rfc/rfc2637)): PPP inside, the call in the key.
    public static GreBuilder pptp(int call, int payloadLength) {
        GreBuilder gre = new GreBuilder().protocolType(0x880B).key((long) payloadLength << 16 | call);
        gre.flags |= 1;
        return gre;
    }

    public GreBuilder key(long value) {
        key = value;
        flags |= KEY_PRESENT;
        return this;
    }

    public GreBuilder sequence(long value) {
        sequence = value;
        flags |= SEQUENCE_PRESENT;
        return this;
    }

    public GreBuilder acknowledgment(long value) {
        acknowledgment = value;
        flags |= ACKNOWLEDGMENT_PRESENT;
        return this;
    }

    /// A checksum field, left at zero: nobody here judges it.
    public GreBuilder checksum() {
        flags |= CHECKSUM_PRESENT;
        return this;
    }

    /// A routing field with one source route entry of four bytes, and its end.
    public GreBuilder routing() {
        flags |= ROUTING_PRESENT;
        return this;
    }

    public GreBuilder protocolType(int value) {
        protocolType = value;
        return this;
    }

    @Override
    public byte[] around(byte[] inner, HeaderBuilder content, HeaderBuilder carrier) {
        ByteWriter header =
                new ByteWriter().u16(flags).u16(protocolType == DERIVED ? content.etherType() : protocolType);
        if ((flags & (CHECKSUM_PRESENT | ROUTING_PRESENT)) != 0) {
            header.u32(0);
        }
        if ((flags & KEY_PRESENT) != 0) {
            header.u32(key);
        }
        if ((flags & SEQUENCE_PRESENT) != 0) {
            header.u32(sequence);
        }
        if ((flags & ROUTING_PRESENT) != 0) {
            header.u16(0x0800).u8(0).u8(4).u32(0x0A000009L).u32(0);
        }
        if ((flags & ACKNOWLEDGMENT_PRESENT) != 0) {
            header.u32(acknowledgment);
        }
        return header.bytes(inner).toBytes();
    }

    @Override
    public int ipProtocol() {
        return 47;
    }
}
