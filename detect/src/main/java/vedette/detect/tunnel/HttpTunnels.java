package vedette.detect.tunnel;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import vedette.common.Address;
import vedette.detect.Detector;
import vedette.detect.Kind;
import vedette.detect.Signal;
import vedette.detect.SignalHandler;
import vedette.detect.StateKey;
import vedette.detect.Tick;
import vedette.detect.site.Site;
import vedette.detect.state.BoundedMap;
import vedette.detect.state.Keys;
import vedette.detect.state.Keys.Service;
import vedette.detect.state.Keys.Use;
import vedette.flow.fact.Ends;
import vedette.flow.fact.Fact;
import vedette.flow.fact.HttpRequestFact;
import vedette.flow.fact.HttpResponseFact;

/// A host inside that carries another protocol inside of HTTP to one outside.
///
/// Three ways are known by what is said: one page that data of ever other lengths is brought to and taken
/// from, again and again without a pause, and nothing else of the site; a request to be connected on to a
/// third host; and a change to a web socket by what is no browser, since browsers say from which page they
/// ask. Programs that use an interface on the web do the first and the last too, and use it by its name.
public final class HttpTunnels implements Detector {

    private static final int USES = 4_096;

    /// Requests lately, of which these bring data, to at most so many pages, with so many different lengths
    /// each way.
    private static final double ENOUGH = 7;

    private static final double CERTAIN = 16;
    private static final double POSTED = 0.75;
    private static final int PAGES = 2;
    private static final int LENGTHS = 3;

    /// Bytes to and fro in a request: more is files.
    private static final double LARGEST = 20_000;

    /// How much less a place with a name is suspected.
    private static final double NAMED = 0.45;

    private final BoundedMap<Use, Requests> uses = new BoundedMap<>(USES, Keys.USE, Requests.CODEC);

    @Override
    public String name() {
        return "http-tunnels";
    }

    @Override
    public StateKey key() {
        return StateKey.PAIR;
    }

    @Override
    public void onTick(Tick tick, SignalHandler out) {
        for (Fact fact : tick.facts().all()) {
            if (fact instanceof HttpRequestFact || fact instanceof HttpResponseFact) {
                learn(tick, fact, out);
            }
        }
    }

    private void learn(Tick tick, Fact fact, SignalHandler out) {
        Ends ends = fact.ends();
        Site site = tick.site();
        if (!site.isInside(ends.client()) || site.isInside(ends.server())) {
            return;
        }
        Use use = new Use(
                site.entity(ends.client()),
                new Service(site.entity(ends.server()), ends.serverPort(), ends.protocol()));
        Requests requests = uses.meet(use, tick.second(), () -> new Requests(tick.second()));
        switch (fact) {
            case HttpRequestFact request -> {
                requests.add(request, tick.second());
                judge(tick, use, request, requests, out);
            }
            case HttpResponseFact response -> requests.add(response, tick.second());
            default -> {}
        }
    }

    private void judge(Tick tick, Use use, HttpRequestFact request, Requests requests, SignalHandler out) {
        String head = request.head().toLowerCase(Locale.ROOT);
        if (request.method().equals("CONNECT")) {
            tell(tick, use, 0.65, requests, "a request to be connected on to " + request.target(), out);
        } else if (head.contains("upgrade: websocket") && !head.contains("origin:")) {
            tell(tick, use, 0.75, requests, "a change to a web socket, not by a browser", out);
        } else if (isPolling(requests)) {
            double sure = Math.min(1, (requests.asked() - ENOUGH) / (CERTAIN - ENOUGH));
            String seen = String.format(
                    Locale.ROOT,
                    "%.0f that bring data, to one page, with %.1f kB to and fro",
                    requests.asked(),
                    requests.bytes() / 1_000);
            tell(tick, use, 0.65 + 0.25 * sure, requests, seen, out);
        }
    }

    private static boolean isPolling(Requests requests) {
        return requests.asked() >= ENOUGH
                && requests.postedShare() >= POSTED
                && requests.pages() <= PAGES
                && requests.bytes() <= LARGEST * requests.asked()
                && requests.lengthsOut() >= LENGTHS
                && requests.lengthsIn() >= LENGTHS;
    }

    private void tell(Tick tick, Use use, double strength, Requests requests, String seen, SignalHandler out) {
        Address server = use.service().host();
        double bareness = tick.site().destinations().bareness(server);
        String named = tick.site().destinations().name(server);
        double weighed = strength * (NAMED + (1 - NAMED) * bareness);
        out.onSignal(Signal.of(this, Kind.COVERT_TUNNEL, use.actor(), tick)
                .strength(weighed)
                .confidence(weighed)
                .since(requests.since())
                .sources(List.of(use.actor()))
                .targets(List.of(server))
                .ports(List.of(use.service().port()))
                .flows(1)
                .because("requests lately", seen, "many pages, mostly taken from")
                .because("with whom", named == null ? "an address without a name" : named, "a site with a name")
                .make());
    }

    @Override
    public void write(DataOutput out) throws IOException {
        uses.write(out);
    }

    @Override
    public void read(DataInput in) throws IOException {
        uses.read(in);
    }
}
