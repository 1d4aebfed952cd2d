package vedette.web.view.network;

import java.util.List;
import vedette.web.view.Overview;

/// How well the network does.
///
/// @param tiles numbers of the time
/// @param links the interfaces of the machine that watches
/// @param slowest hosts that take longest to open a connection
/// @param lossiest hosts with the largest share of packets sent again
/// @param looked at how many conversations, in words
/// @param pinged what is asked for its latency
public record NetworkPage(
        List<Overview.Tile> tiles,
        List<LinkLine> links,
        List<PeerLine> slowest,
        List<PeerLine> lossiest,
        String looked,
        List<String> pinged) {

    public NetworkPage {
        tiles = List.copyOf(tiles);
        links = List.copyOf(links);
        slowest = List.copyOf(slowest);
        lossiest = List.copyOf(lossiest);
        pinged = List.copyOf(pinged);
    }

    /// An interface.
    ///
    /// @param speed empty if that is not known
    public record LinkLine(
            String name,
            String state,
            boolean isUp,
            boolean isWatched,
            String kind,
            String speed,
            Shown received,
            Shown sent,
            String drops,
            String errors) {}

    /// What passed one way.
    ///
    /// @param exact all digits
    public record Shown(String packets, String bytes, String exact) {}

    /// A host with which connections go badly.
    public record PeerLine(
            String host, String path, String connections, String median, String slow, String packets, String share) {}
}
