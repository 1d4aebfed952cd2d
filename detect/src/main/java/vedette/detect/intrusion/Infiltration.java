package vedette.detect.intrusion;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import vedette.common.Address;
import vedette.decode.IpProtocol;
import vedette.detect.Detector;
import vedette.detect.Family;
import vedette.detect.Kind;
import vedette.detect.Signal;
import vedette.detect.SignalHandler;
import vedette.detect.StateKey;
import vedette.detect.Tick;
import vedette.detect.state.BoundedMap;
import vedette.detect.state.Keys;
import vedette.detect.state.Keys.Service;
import vedette.detect.state.Keys.Use;
import vedette.flow.activity.Count;
import vedette.flow.activity.PairActivity;
import vedette.flow.activity.TickActivity;
import vedette.flow.fact.Fact;
import vedette.flow.fact.HttpRequestFact;

/// A host inside that is reached from outside and then acts against others inside.
///
/// The story begins with an administrative conversation from outside (SSH, telnet, RDP, VNC, WinRM, SMB), or
/// with a program fetched from outside over HTTP. Each of these is ordinary, and says nothing. What makes it an
/// infiltration is that within half an hour the host looks around inside: it tries services that nobody was heard
/// to offer, many within a minute and far more than it did before, or another detector says that it scans there.
/// A service that was there and is not any more does not count, nor does what every host tries in vain now and
/// then, nor a handful of ports of one host, as a program tries them that looks for its own.
///
/// Administrative services of hosts that it had not used, and what else is said of it, make that worse, but do not
/// replace it: an administrator goes on to other hosts as well, and what other detectors say of a host to which
/// anybody may have been led by a download is an incident of its own.
public final class Infiltration implements Detector {

    private static final int STORIES = 2_048;
    private static final int SEARCHES = 2_048;
    private static final int USES = 8_192;

    /// In seconds.
    private static final long HALF_AN_HOUR = 1_800;

    /// More than a greeting, both ways in a second.
    private static final long CONVERSATION = 1_000;

    private static final double NOTICED = 0.5;

    private static final Set<Integer> ADMINISTRATIVE = Set.of(22, 23, 445, 3389, 5900, 5985, 5986);
    private static final Set<Family> STEPS =
            EnumSet.of(Family.SCAN, Family.BRUTE_FORCE, Family.EXFILTRATION, Family.BOTNET, Family.TUNNEL);
    private static final Set<String> PROGRAMS = Set.of(
            "exe", "dll", "scr", "msi", "ps1", "bat", "vbs", "hta", "sh", "bin", "elf", "so", "jar", "apk", "tgz",
            "x86", "x86_64", "arm", "mips");
    private static final Set<String> FETCHERS = Set.of("wget", "curl", "python", "powershell", "certutil", "go-http");

    private final BoundedMap<Address, Story> stories = new BoundedMap<>(STORIES, Keys.ADDRESS, Story.CODEC);
    private final BoundedMap<Address, Search> searches = new BoundedMap<>(SEARCHES, Keys.ADDRESS, Search.CODEC);
    private final BoundedMap<Use, Long> uses = new BoundedMap<>(USES, Keys.USE, Keys.NUMBER);

    @Override
    public String name() {
        return "infiltration";
    }

    @Override
    public StateKey key() {
        return StateKey.TARGET;
    }

    @Override
    public void onTick(Tick tick, SignalHandler out) {
        stories.removeIf((_, story) -> tick.second() - story.second() > HALF_AN_HOUR);
        for (Fact fact : tick.facts().all()) {
            if (fact instanceof HttpRequestFact request) {
                takeFetch(tick, request);
            }
        }
        TickActivity activity = tick.activity();
        for (int i = 0; i < activity.pairs(); i++) {
            PairActivity pair = activity.pair(i);
            Address victim = new Address(pair.victimHigh(), pair.victimLow());
            if (pair.protocol() == IpProtocol.TCP && tick.site().isInside(victim)) {
                Address actor = new Address(pair.actorHigh(), pair.actorLow());
                take(tick, pair, actor, victim);
            }
        }
    }

    private void takeFetch(Tick tick, HttpRequestFact request) {
        Address client = request.ends().client();
        Address server = request.ends().server();
        if (!tick.site().isInside(client) || tick.site().isInside(server)) {
            return;
        }
        String path = request.target().toLowerCase(Locale.ROOT);
        int query = path.indexOf('?');
        path = query < 0 ? path : path.substring(0, query);
        String ending = path.substring(Math.max(path.lastIndexOf('.'), path.lastIndexOf('/')) + 1);
        String agent = request.userAgent().toLowerCase(Locale.ROOT);
        boolean isByTool = FETCHERS.stream().anyMatch(agent::startsWith);
        boolean isBare = !request.host().isEmpty()
                && Character.isDigit(request.host().charAt(request.host().length() - 1));
        if (PROGRAMS.contains(ending) || (isByTool && isBare)) {
            begin(tick, client, server, "fetched " + ending + " from " + server);
        }
    }

    private void begin(Tick tick, Address host, Address stranger, String how) {
        Address entity = tick.site().entity(host);
        Search before = searches.find(entity);
        double usual = before == null ? 0 : before.most();
        stories.meet(entity, tick.second(), () -> new Story(stranger, how, tick.second(), usual));
    }

    private void take(Tick tick, PairActivity pair, Address actor, Address address) {
        boolean isAdministrative = ADMINISTRATIVE.contains(pair.port());
        if (!tick.site().isInside(actor)) {
            boolean isConversation =
                    pair.count(Count.PAYLOAD_IN) >= CONVERSATION && pair.count(Count.PAYLOAD_OUT) >= CONVERSATION;
            if (isAdministrative && isConversation) {
                begin(tick, address, actor, "conversation at port " + pair.port() + " with " + actor);
            }
            return;
        }
        Address source = tick.site().entity(actor);
        Address victim = tick.site().entity(address);
        if (isInVain(pair, tick) && !isKnown(tick, new Service(address, pair.port(), IpProtocol.TCP))) {
            fail(tick, source, new Service(victim, pair.port(), 0));
        }
        if (isAdministrative && pair.count(Count.PAYLOAD_IN) > 0) {
            Story story = stories.find(source);
            long first = firstUse(tick, source, new Service(victim, pair.port(), IpProtocol.TCP));
            if (story != null && first >= story.second()) {
                story.enter(victim);
            }
        }
    }

    private void fail(Tick tick, Address source, Service tried) {
        Story story = stories.find(source);
        long first = firstUse(tick, source, tried);
        if (story == null) {
            searches.meet(source, tick.second(), Search::new).fail(tried.host(), tried.port(), tick.second());
        } else if (first >= story.second()) {
            story.fail(tried.host(), tried.port(), tick.second());
        }
    }

    private long firstUse(Tick tick, Address source, Service service) {
        return uses.meet(new Use(source, service), tick.second(), tick::second);
    }

    /// Whether something has answered there before: then it is away rather than looked for.
    private static boolean isKnown(Tick tick, Service service) {
        return tick.site().services().knownSince(service) >= 0;
    }

    private static boolean isInVain(PairActivity pair, Tick tick) {
        boolean isRefused = pair.count(Count.FAILED) > 0 && pair.count(Count.BEGUN) > 0;
        boolean isSilent = pair.count(Count.BEGUN) > 0
                && pair.count(Count.ONE_SIDED) >= pair.count(Count.BEGUN)
                && tick.site().seesBothWays();
        return isRefused || isSilent;
    }

    @Override
    public void onSignals(Tick tick, List<Signal> signals, SignalHandler out) {
        for (Signal signal : signals) {
            if (STEPS.contains(signal.kind().family()) && signal.strength() >= NOTICED) {
                Story story = stories.find(signal.entity());
                if (story != null && signal.kind().subject() == Kind.Subject.SOURCE) {
                    story.hear(signal.kind().label(), isScanInside(tick, signal));
                }
            }
        }
        List<Address> told = new ArrayList<>();
        stories.forEach((host, story) -> {
            if (story.hasNews() && story.strength() >= NOTICED) {
                told.add(host);
            }
        });
        for (Address host : told) {
            Story story = stories.find(host);
            if (story != null) {
                story.tell();
                out.onSignal(signal(tick, host, story));
            }
        }
    }

    private static boolean isScanInside(Tick tick, Signal signal) {
        return signal.kind().family() == Family.SCAN
                && signal.targets().stream().anyMatch(target -> tick.site().isInside(target));
    }

    private Signal signal(Tick tick, Address host, Story story) {
        TreeSet<Address> targets = new TreeSet<>(story.victims());
        targets.add(host);
        Signal.Draft draft = Signal.of(this, Kind.INFILTRATION, host, tick)
                .strength(story.strength())
                .confidence(0.5 + 0.45 * Math.min(1, story.strength()))
                .since(story.second())
                .sources(List.of(host, story.stranger()))
                .targets(targets)
                .flows(story.failed() + story.entries())
                .because("reached from outside", story.how(), "also ordinary")
                .because("services inside that it then tried in vain", Long.toString(story.failed()), "none or two")
                .because(
                        "hosts whose administrative services it then used for the first time",
                        Integer.toString(story.entries()),
                        "none");
        if (!story.others().isEmpty()) {
            draft.because("what else is said of it", String.join(", ", story.others()), "nothing");
        }
        return draft.make();
    }

    @Override
    public void write(DataOutput out) throws IOException {
        stories.write(out);
        uses.write(out);
    }

    @Override
    public void read(DataInput in) throws IOException {
        stories.read(in);
        uses.read(in);
    }
}
