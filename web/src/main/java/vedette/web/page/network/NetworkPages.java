package vedette.web.page.network;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import vedette.report.text.Numbers;
import vedette.store.flows.MinuteReader;
import vedette.store.flows.PeerReader;
import vedette.store.people.Role;
import vedette.web.http.Call;
import vedette.web.http.Reply;
import vedette.web.http.Route;
import vedette.web.operate.NetworkRoom;
import vedette.web.page.Frame;
import vedette.web.template.JtenetworkGenerated;
import vedette.web.text.Moments;
import vedette.web.view.Layout;
import vedette.web.view.Range;
import vedette.web.view.network.NetworkPage;

/// How well the network does: its interfaces, how long connections take, what is sent again, what fails.
public final class NetworkPages {

    private static final int MOST_PEERS = 10;

    private static final PeerReader.Peers NOBODY =
            new PeerReader.Peers(new PeerReader.Peer("", 0, -1, -1, 0, 0), List.of(), List.of(), 0, true, 0, 0);

    private final Frame frame;

    public NetworkPages(Frame frame) {
        this.frame = frame;
    }

    public List<Route> routes() {
        return List.of(Route.page("GET", "/network", Role.VIEWER, this::network));
    }

    private Reply network(Call call) throws IOException {
        Range range = frame.range(call);
        PeerReader.Peers peers = NOBODY;
        List<MinuteReader.FigureSums> figures = List.of();
        if (frame.room().place().exists()) {
            try (PeerReader reader = new PeerReader(frame.room().place().flows());
                    MinuteReader minutes = new MinuteReader(frame.room().place().flows())) {
                peers = reader.worst(range.fromMicros(), range.toMicros(), MOST_PEERS);
                figures = minutes.figures(range.fromMicros(), range.toMicros());
            }
        }
        NetworkRoom room = frame.room().operations().network();
        NetworkPage page = new NetworkPage(
                new NetworkTiles(figures, peers.all()).all(range.query()),
                room.links().stream().map(NetworkPages::line).toList(),
                peers.slowest().stream().map(peer -> line(peer, range)).toList(),
                peers.lossiest().stream().map(peer -> line(peer, range)).toList(),
                looked(peers, frame.zone(call)),
                room.pinged());
        Layout layout = frame.around(call, "Network", "network", range);
        return Frame.shown(out -> JtenetworkGenerated.render(out, null, layout, page));
    }

    private static String looked(PeerReader.Peers peers, ZoneId zone) {
        if (peers.rows() == 0) {
            return "";
        }
        Instant since = Instant.EPOCH.plus(peers.earliest(), ChronoUnit.MICROS);
        return "of the "
                + (peers.isAll() ? "" : "latest ")
                + Numbers.several(peers.rows(), "TCP conversation", "TCP conversations") + ", ended since "
                + Moments.day(since, zone)
                + (peers.isAll() ? "" : "; older ones are left out")
                + (peers.leftOut() > 0
                        ? "; " + Numbers.about(peers.leftOut()) + " of hosts beyond the first 20,000 are left out"
                        : "");
    }

    private static NetworkPage.LinkLine line(NetworkRoom.Link link) {
        return new NetworkPage.LinkLine(
                link.name(),
                link.state(),
                link.isUp(),
                link.isWatched(),
                link.kind(),
                link.megabits() == 0 ? "" : Numbers.bitRate(link.megabits() * 1e6),
                shown(link.received()),
                shown(link.sent()),
                Numbers.about(link.drops()),
                Numbers.about(link.errors()));
    }

    private static NetworkPage.Shown shown(NetworkRoom.Moved moved) {
        return new NetworkPage.Shown(
                Numbers.about(moved.packets()),
                Numbers.bytes(moved.bytes()),
                Numbers.exact(moved.packets()) + " packets, " + Numbers.exact(moved.bytes()) + " bytes");
    }

    private static NetworkPage.PeerLine line(PeerReader.Peer peer, Range range) {
        return new NetworkPage.PeerLine(
                peer.host(),
                "/hosts/" + URLEncoder.encode(peer.host(), StandardCharsets.UTF_8) + "?" + range.query(),
                Numbers.about(peer.connections()),
                NetworkTiles.time(peer.median()),
                NetworkTiles.time(peer.slow()),
                Numbers.about(peer.packets()),
                Numbers.share(peer.again(), peer.packets()));
    }
}
