package vedette.capture.ring;

/// Which packets are to be picked: a rule that says the same of the same packet whenever it is asked.
public interface Wanted {

    /// None of an earlier time of traffic is wanted.
    long fromNanos();

    /// None of this time or a later one.
    long toNanos();

    /// Whether any among these hosts may be wanted.
    boolean mayBeAmong(HostFilter hosts);

    /// Whether a packet of that time is.
    boolean wants(RingPacket packet);
}
