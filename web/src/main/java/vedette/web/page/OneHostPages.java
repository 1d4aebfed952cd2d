package vedette.web.page;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vedette.common.Address;
import vedette.report.text.Numbers;
import vedette.report.text.ServiceName;
import vedette.store.flows.HostReader;
import vedette.store.flows.MinuteReader;
import vedette.store.incidents.IncidentReader;
import vedette.store.incidents.Triage;
import vedette.store.people.Role;
import vedette.web.host.HostSight;
import vedette.web.host.Talks;
import vedette.web.host.Usual;
import vedette.web.http.Call;
import vedette.web.http.Refusal;
import vedette.web.http.Reply;
import vedette.web.http.Route;
import vedette.web.template.JtehostGenerated;
import vedette.web.text.Moments;
import vedette.web.view.HostPage;
import vedette.web.view.IncidentLine;
import vedette.web.view.IncidentPage;
import vedette.web.view.Layout;
import vedette.web.view.Query;
import vedette.web.view.Range;

/// One host: who it is, its risk, what is usual, whom it talks with.
public final class OneHostPages {

    private static final int MOST_SERVICES = 8;

    private static final int MOST_PEERS = 10;

    private static final int MOST_INCIDENTS = 10;

    private final Frame frame;

    public OneHostPages(Frame frame) {
        this.frame = frame;
    }

    public List<Route> routes() {
        return List.of(Route.page("GET", "/hosts/{address}", Role.VIEWER, this::host));
    }

    private Reply host(Call call) throws IOException {
        Address address = HostSight.address(call.part("address"))
                .orElseThrow(() -> Refusal.notFound("That is no address of a host."));
        Range range = frame.range(call);
        HostPage page = page(address.toString(), range, call);
        Layout layout = frame.around(call, page.address(), "hosts", range);
        return Frame.shown(out -> JtehostGenerated.render(out, null, layout, page));
    }

    private HostPage page(String address, Range range, Call call) throws IOException {
        ZoneId zone = frame.zone(call);
        HostSight sight = new HostSight(frame.room(), address, zone);
        Talks talks = sight.talks(range);
        Usual usual = sight.usual();
        List<IncidentReader.Listed> incidents = sight.incidents(Triage.all());
        return new HostPage(
                address,
                isInside(address),
                facts(address, range, usual, zone),
                words(usual),
                services(talks.offered(MOST_SERVICES)),
                services(talks.used(MOST_SERVICES)),
                talks.peers(MOST_PEERS).stream().map(this::peer).toList(),
                Math.max(0, talks.peerCount() - MOST_PEERS),
                talks.latest().stream().map(talk -> flow(talk, zone)).toList(),
                partly(talks, range, zone),
                incidents.stream()
                        .limit(MOST_INCIDENTS)
                        .map(listed -> IncidentLine.of(listed, frame.room().now(), zone))
                        .toList(),
                Math.max(0, incidents.size() - MOST_INCIDENTS),
                Query.join("/hosts?" + range.query(), Query.written(call, List.of("about"))));
    }

    private List<IncidentPage.Fact> facts(String address, Range range, Usual usual, ZoneId zone) throws IOException {
        List<IncidentPage.Fact> facts = new ArrayList<>();
        facts.add(new IncidentPage.Fact("where", isInside(address) ? "inside" : "outside", ""));
        addSeen(facts, "seen since", usual.first(), zone);
        addSeen(facts, "seen last", usual.last(), zone);
        if (frame.room().place().exists()) {
            try (MinuteReader minutes = new MinuteReader(frame.room().place().flows())) {
                addTraffic(facts, minutes, address, range);
            }
        }
        return facts;
    }

    private static void addSeen(List<IncidentPage.Fact> facts, String name, @Nullable Instant hour, ZoneId zone) {
        if (hour != null) {
            facts.add(new IncidentPage.Fact(
                    name,
                    "the hour of " + Moments.day(hour, zone),
                    hour + ", of the last " + Usual.DAYS_BACK + " days"));
        }
    }

    private static void addTraffic(List<IncidentPage.Fact> facts, MinuteReader minutes, String address, Range range)
            throws IOException {
        long[] sums = new long[3];
        minutes.hosts(range.fromMicros(), range.toMicros(), minute -> {
            if (minute.host().equals(address)) {
                sums[0] += minute.flows();
                sums[1] += minute.sent();
                sums[2] += minute.received();
            }
        });
        facts.add(new IncidentPage.Fact("conversations", Numbers.about(sums[0]), Numbers.exact(sums[0])));
        facts.add(new IncidentPage.Fact("sent", Numbers.bytes(sums[1]), Numbers.exact(sums[1]) + " bytes"));
        facts.add(new IncidentPage.Fact("received", Numbers.bytes(sums[2]), Numbers.exact(sums[2]) + " bytes"));
    }

    /// What is usual, and today beside it.
    private static String words(Usual usual) {
        String today = "Moved today: " + Numbers.bytes(usual.movedToday()) + ".";
        if (usual.days() == 0) {
            return today + " Of the " + Usual.DAYS_BACK + " days before nothing is known, so nothing is usual yet.";
        }
        return today + " Usually by this hour: " + Numbers.bytes(usual.movedUsually()) + ", the mean of the "
                + Numbers.several(usual.days(), "day", "days") + " of the last " + Usual.DAYS_BACK
                + " on which it was among the busiest.";
    }

    private static String partly(Talks talks, Range range, ZoneId zone) {
        if (talks.since() > range.fromMicros()) {
            return "Looked at are conversations that ended since "
                    + Moments.day(Instant.EPOCH.plusNanos(talks.since() * 1_000), zone)
                    + ": those before are in the archive.";
        }
        return talks.beyond() == 0
                ? ""
                : Numbers.about(talks.beyond()) + " conversations were with more peers than are told apart.";
    }

    private static List<HostPage.Service> services(List<Talks.Used> used) {
        return used.stream()
                .map(one -> new HostPage.Service(
                        ServiceName.of(one.service().protocol(), one.service().port()),
                        Numbers.about(one.use().talks()),
                        Numbers.bytes(one.use().bytes())))
                .toList();
    }

    private HostPage.Peer peer(Talks.Peer peer) {
        return new HostPage.Peer(
                peer.address(),
                isInside(peer.address()),
                Numbers.about(peer.talks()),
                Numbers.bytes(peer.sent()),
                Numbers.bytes(peer.received()));
    }

    private static HostPage.Flow flow(HostReader.Talk talk, ZoneId zone) {
        Instant ended = Instant.EPOCH.plusNanos(talk.ended() * 1_000);
        return new HostPage.Flow(
                Moments.clock(ended, zone),
                ended.toString(),
                talk.isBegun() ? "→" : "←",
                talk.peer(),
                ServiceName.of(talk.protocol(), talk.port()),
                Numbers.bytes(talk.sent()),
                Numbers.bytes(talk.received()),
                talk.state());
    }

    private boolean isInside(String address) {
        return HostSight.address(address).filter(frame.room().inside()).isPresent();
    }
}
