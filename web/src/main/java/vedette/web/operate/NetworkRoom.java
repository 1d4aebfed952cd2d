package vedette.web.operate;

import java.util.List;

/// The network as the machine sees it that watches. All of it may be called by any thread.
public interface NetworkRoom {

    /// The interfaces of this machine, in the system's order.
    List<Link> links();

    /// What is asked for its latency once a minute; none unless somebody has said so.
    List<String> pinged();

    /// An interface.
    ///
    /// @param state in words, as "up"
    /// @param kind in words, as "ethernet"
    /// @param megabits a second that it is made for; 0 if that is not known
    /// @param mtu the longest packet; 0 if that is not known
    /// @param isWatched whether Vedette reads from it
    /// @param isUp whether packets can come
    /// @param received since it exists
    /// @param sent since it exists
    /// @param drops received but lost by the card or for want of memory
    /// @param errors received damaged
    record Link(
            String name,
            String state,
            String kind,
            int megabits,
            int mtu,
            boolean isWatched,
            boolean isUp,
            Moved received,
            Moved sent,
            long drops,
            long errors) {}

    /// What passed one way.
    record Moved(long packets, long bytes) {}
}
