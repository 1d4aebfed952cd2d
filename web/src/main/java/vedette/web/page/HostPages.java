package vedette.web.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vedette.common.Address;
import vedette.incident.Severity;
import vedette.report.text.Numbers;
import vedette.store.flows.MinuteReader;
import vedette.store.people.Role;
import vedette.web.host.HostSight;
import vedette.web.host.Involvement;
import vedette.web.http.Call;
import vedette.web.http.Reply;
import vedette.web.http.Route;
import vedette.web.template.JtehostsGenerated;
import vedette.web.view.Hosts;
import vedette.web.view.Layout;
import vedette.web.view.Query;
import vedette.web.view.Range;

/// Who is on the network.
public final class HostPages {

    /// Of the hosts of a time those that moved most are listed.
    private static final int MOST = 10_000;

    private static final int A_PAGE = 100;

    private final Frame frame;

    public HostPages(Frame frame) {
        this.frame = frame;
    }

    public List<Route> routes() {
        return List.of(Route.page("GET", "/hosts", Role.VIEWER, this::hosts));
    }

    private Reply hosts(Call call) throws IOException {
        Asked asked = Asked.of(call, frame.range(call));
        Optional<Address> address = HostSight.address(asked.about);
        if (address.isPresent()) {
            return Reply.seeOther("/hosts/" + address.get() + "?" + asked.range.query());
        }
        List<HostOrder.Host> all = frame.room().place().exists() ? all(asked) : List.of();
        Layout layout = frame.around(call, "Hosts", "hosts", asked.range);
        Hosts hosts = shown(all, asked, call.number("page", 0, MOST / A_PAGE, 0));
        return Frame.shown(out -> JtehostsGenerated.render(out, null, layout, hosts));
    }

    private List<HostOrder.Host> all(Asked asked) throws IOException {
        Map<String, Involvement> parts = Involvement.of(frame.room(), asked.range);
        try (MinuteReader minutes = new MinuteReader(frame.room().place().flows())) {
            return minutes.topHosts(asked.range.fromMicros(), asked.range.toMicros(), asked.about, MOST).stream()
                    .map(host -> new HostOrder.Host(
                            host, isInside(host.host()), parts.getOrDefault(host.host(), Involvement.NONE)))
                    .filter(asked::isThere)
                    .sorted(asked.isUp ? asked.order.ascending() : asked.order.descending())
                    .toList();
        }
    }

    private boolean isInside(String address) {
        return HostSight.address(address).filter(frame.room().inside()).isPresent();
    }

    private static Hosts shown(List<HostOrder.Host> all, Asked asked, int page) {
        int pages = (all.size() + A_PAGE - 1) / A_PAGE;
        return new Hosts(
                asked.about,
                Asked.WHERE.stream()
                        .map(where -> new Hosts.Place(
                                where.isEmpty() ? "everywhere" : where,
                                asked.in(where).path(),
                                where.equals(asked.where)))
                        .toList(),
                Stream.of(HostOrder.values()).map(order -> head(order, asked)).toList(),
                all.stream()
                        .skip((long) page * A_PAGE)
                        .limit(A_PAGE)
                        .map(host -> line(host, asked))
                        .toList(),
                asked.path(),
                page,
                pages,
                all.size() >= MOST
                        ? "the " + Numbers.exact(MOST) + " that moved most"
                        : Numbers.several(all.size(), "host", "hosts"));
    }

    private static Hosts.Head head(HostOrder order, Asked asked) {
        boolean isIt = order == asked.order;
        boolean isNextUp = isIt ? !asked.isUp : order.isUpFirst();
        return new Hosts.Head(
                order.title(),
                asked.by(order, isNextUp).path(),
                isIt ? asked.isUp ? "ascending" : "descending" : null,
                order.isNumber());
    }

    private static Hosts.Line line(HostOrder.Host host, Asked asked) {
        MinuteReader.Host sums = host.sums();
        Involvement part = host.part();
        return new Hosts.Line(
                sums.host(),
                "/hosts/" + sums.host() + "?" + asked.query(),
                host.isInside(),
                Numbers.about(sums.flows()),
                Numbers.bytes(sums.sent()),
                Numbers.bytes(sums.received()),
                Numbers.bytes(sums.sent() + sums.received()),
                part.worst(),
                Severity.of(part.worst()).label(),
                part.incidents());
    }

    /// The list that is asked for, as the address of the page has it.
    private record Asked(Range range, String about, String where, HostOrder order, boolean isUp) {

        private static final List<String> WHERE = List.of("", "inside", "outside");

        static Asked of(Call call, Range range) {
            String sort = call.asked("sort").orElse(HostOrder.MOVED.label());
            HostOrder order = Arrays.stream(HostOrder.values())
                    .filter(known -> known.label().equals(sort))
                    .findFirst()
                    .orElse(HostOrder.MOVED);
            return new Asked(
                    range,
                    call.asked("about").orElse("").strip(),
                    call.asked("where").filter(WHERE::contains).orElse(""),
                    order,
                    call.asked("order").orElse("").equals("up"));
        }

        boolean isThere(HostOrder.Host host) {
            return where.isEmpty() || where.equals("inside") == host.isInside();
        }

        Asked in(String other) {
            return new Asked(range, about, other, order, isUp);
        }

        Asked by(HostOrder other, boolean isOtherUp) {
            return new Asked(range, about, where, other, isOtherUp);
        }

        String path() {
            return "/hosts?" + query();
        }

        String query() {
            List<String> parts = new ArrayList<>(List.of(range.query()));
            if (!about.isEmpty()) {
                parts.add("about=" + Query.encoded(about));
            }
            if (!where.isEmpty()) {
                parts.add("where=" + where);
            }
            if (order != HostOrder.MOVED || isUp) {
                parts.add("sort=" + order.label() + (isUp ? "&order=up" : ""));
            }
            return String.join("&", parts);
        }
    }
}
