package vedette.web.view;

import java.util.List;

/// One host.
///
/// @param address as it is written
/// @param isInside whether it is of this network
/// @param facts in a table
/// @param usual today beside the days before, in a sentence
/// @param offered what others ask it for
/// @param used what it asks others for
/// @param peers whom it exchanged most with
/// @param morePeers how many more there are
/// @param flows its latest conversations
/// @param partly why that is not all; empty if it is
/// @param incidents in which it has part, the worst first
/// @param moreIncidents how many more there are
/// @param back to the list
public record HostPage(
        String address,
        boolean isInside,
        List<IncidentPage.Fact> facts,
        String usual,
        List<Service> offered,
        List<Service> used,
        List<Peer> peers,
        long morePeers,
        List<Flow> flows,
        String partly,
        List<IncidentLine> incidents,
        long moreIncidents,
        String back) {

    public HostPage {
        facts = List.copyOf(facts);
        offered = List.copyOf(offered);
        used = List.copyOf(used);
        peers = List.copyOf(peers);
        flows = List.copyOf(flows);
        incidents = List.copyOf(incidents);
    }

    /// Something that is asked for.
    public record Service(String name, String conversations, String bytes) {}

    /// Somebody it talked with.
    public record Peer(String address, boolean isInside, String conversations, String sent, String received) {}

    /// A conversation.
    ///
    /// @param when it ended, for people
    /// @param way `→` if the host began it, `←` if the other did
    public record Flow(
            String when,
            String whenExact,
            String way,
            String peer,
            String service,
            String sent,
            String received,
            String state) {}
}
