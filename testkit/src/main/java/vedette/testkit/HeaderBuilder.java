package vedette.testkit;

/// One protocol header of a packet to be built. It learns what it carries and what carries it when the packet is put
/// together, so that types, lengths and checksums come out right unless a test breaks them.
public interface HeaderBuilder {

    /// Stands for "nothing there": what carries the outermost header, what the innermost one carries.
    HeaderBuilder NOTHING = (inner, _, _) -> inner;

    /// This header and what is inside it, as bytes.
    ///
    /// @param inner the bytes this header carries
    /// @param content the header those bytes begin with, or [#NOTHING]
    /// @param carrier the header around this one, extensions left out, or [#NOTHING]
    byte[] around(byte[] inner, HeaderBuilder content, HeaderBuilder carrier);

    /// What Ethernet calls this header; by default a number reserved for experiments.
    default int etherType() {
        return 0x88B5;
    }

    /// What IP calls this header; by default a number reserved for experiments.
    default int ipProtocol() {
        return 253;
    }

    /// What PPP calls this header.
    default int pppProtocol() {
        return 0x4021;
    }

    /// The sum over the pseudo header that a transport checksum begins with, if this header carries one.
    default long pseudoHeaderSum(int protocol, int length) {
        return 0;
    }

    /// True for what stands between a network header and its transport without being either.
    default boolean isExtension() {
        return false;
    }
}
