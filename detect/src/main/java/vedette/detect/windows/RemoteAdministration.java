package vedette.detect.windows;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vedette.common.Address;
import vedette.decode.IpProtocol;
import vedette.decode.Protocol;
import vedette.detect.Detector;
import vedette.detect.Kind;
import vedette.detect.Signal;
import vedette.detect.SignalHandler;
import vedette.detect.StateKey;
import vedette.detect.Tick;
import vedette.detect.state.BoundedMap;
import vedette.detect.state.Keys;
import vedette.detect.state.Keys.Pair;
import vedette.detect.state.Keys.Service;
import vedette.detect.state.RecentHashes;
import vedette.detect.state.TopCounts;
import vedette.flow.fact.Ends;
import vedette.flow.fact.Fact;
import vedette.flow.fact.FileShareFact;
import vedette.flow.fact.FileShareFact.Action;
import vedette.flow.fact.LoginFact;
import vedette.flow.fact.LoginFact.Step;
import vedette.flow.fact.RpcFact;

/// What is done to Windows hosts by remote calls and on file shares, judged by what each call means.
///
/// As *BZAR* does (Fernandez, MITRE 2019: ATT&CK-based analytics for SMB and DCE-RPC), each operation of each
/// interface stands for a deed, which needs no decryption: the number of what is called is always in clear,
/// unless SMB 3 encrypts all. A deed alone is what administrators do every day, so it counts for little; steps
/// that together run a program on another host, and what is only done to steal or break in, count for much. Who
/// has done so several times over hours is used to it and left alone, but never with what breaks in. Domain
/// controllers are told by what they offer and by who replicates from them. What every member of a domain does
/// (looking names up, opening its secure channel, reading policies, printing) is no deed.
public final class RemoteAdministration implements Detector {

    private static final int TALKS = 4_096;
    private static final int PAIRS = 2_048;
    private static final int PEOPLE = 2_048;
    private static final int CONTROLLERS = 256;

    /// A host that was made to log in does so within so many seconds.
    private static final int CALLS_BACK = 30;

    /// So many interfaces are not bound at once by what wants to call one of them.
    private static final int MANY_INTERFACES = 8;

    /// So many hosts asked for lists are noticed, and leave no doubt.
    private static final int HOSTS_NOTICED = 3;

    private static final double HOSTS_CERTAIN = 12;

    /// Who replicates is known by then, in seconds.
    private static final int ACQUAINTED = 3_600;

    private static final Set<String> PROGRAMS =
            Set.of("exe", "dll", "sys", "bat", "cmd", "ps1", "vbs", "scr", "com", "msi", "hta");
    private static final int[] CONTROLLER_PORTS = {88, 389};

    private final BoundedMap<Long, Talk> talks = new BoundedMap<>(TALKS, Keys.NUMBER, Talk.CODEC);
    private final BoundedMap<Pair, Dealings> pairs = new BoundedMap<>(PAIRS, Keys.PAIR, Dealings.CODEC);
    private final BoundedMap<Address, Person> people = new BoundedMap<>(PEOPLE, Keys.ADDRESS, Person.CODEC);
    private final RecentHashes controllers = new RecentHashes(CONTROLLERS);
    private final Map<Pair, Set<Kind>> news = new TreeMap<>();
    private final Map<Pair, Set<Integer>> ports = new TreeMap<>();

    @Override
    public String name() {
        return "remote-administration";
    }

    @Override
    public StateKey key() {
        return StateKey.PAIR;
    }

    @Override
    public void onTick(Tick tick, SignalHandler out) {
        for (Fact fact : tick.facts().all()) {
            switch (fact) {
                case RpcFact call -> onCall(tick, call);
                case FileShareFact share -> onShare(tick, share);
                case LoginFact login
                when login.protocol() == Protocol.SMB && login.step() == Step.ASKED -> callBack(tick, login.ends());
                default -> {}
            }
        }
        news.forEach((pair, kinds) -> kinds.forEach(kind -> judge(tick, pair, kind, out)));
        news.clear();
        ports.clear();
    }

    private Talk talk(Tick tick, Ends ends) {
        long key = RecentHashes.hash(
                ends.client().high(),
                ends.client().low(),
                ends.clientPort(),
                ends.server().high(),
                ends.server().low(),
                ends.serverPort());
        return talks.meet(key, tick.second(), Talk::new);
    }

    private void onCall(Tick tick, RpcFact call) {
        Talk talk = talk(tick, call.ends());
        if (call.step() == RpcFact.Step.BOUND) {
            Interface bound = Interface.ofId(call.interfaceId());
            talk.bind(call.pipe(), call.context(), bound);
            if (call.operation() >= MANY_INTERFACES && call.context() == 0) {
                add(tick, call.ends(), Deed.MANY_BOUND);
            }
            return;
        }
        Interface called = talk.called(call.pipe(), call.context());
        Deed deed = called == null ? null : called.deed(call.operation(), call.length());
        if (deed != null && !isOfController(tick, call.ends(), deed)) {
            add(tick, call.ends(), deed);
        }
        if (called != null && called.isOfControllers()) {
            controllers.isNew(hash(call.ends().server()));
        }
    }

    private static long hash(Address address) {
        return RecentHashes.hash(address.high(), address.low());
    }

    /// Whether a domain controller does what domain controllers do.
    private boolean isOfController(Tick tick, Ends ends, Deed deed) {
        if (deed != Deed.REPLICATED && deed != Deed.CONTROLLER_ADDED) {
            return false;
        }
        if (controllers.knows(hash(ends.client()))) {
            return true;
        }
        for (int port : CONTROLLER_PORTS) {
            if (tick.site().services().knownSince(new Service(ends.client(), port, IpProtocol.TCP)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private void onShare(Tick tick, FileShareFact share) {
        Talk talk = talk(tick, share.ends());
        switch (share.action()) {
            case CONNECTED -> talk.connect(share.name());
            case MADE -> {
                if (talk.isOnAdminShare() && isProgram(share.name())) {
                    add(tick, share.ends(), Deed.PROGRAM_MADE);
                }
            }
            case OPENED_PIPE -> talk.open(Interface.ofPipe(share.name()));
            case BEGAN_LARGE -> talk.beginLarge();
            default -> {
                Deed deed = oddity(share.action(), talk);
                if (deed != null) {
                    add(tick, share.ends(), deed);
                }
            }
        }
    }

    private static @Nullable Deed oddity(Action action, Talk talk) {
        return switch (action) {
            case PEEKED -> Deed.PIPE_PROBED;
            case ASKED_UNKNOWN -> Deed.BACKDOOR_ASKED;
            case WENT_ON -> talk.hasBegunLarge() ? Deed.TRANSACTION_MIXED : null;
            case OVERSTATED -> Deed.OVERSTATED;
            default -> null;
        };
    }

    private static boolean isProgram(String name) {
        int dot = name.lastIndexOf('.');
        return dot >= 0 && PROGRAMS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    /// A host logs in to another: perhaps because that one has just made it do so.
    private void callBack(Tick tick, Ends ends) {
        Pair asked = new Pair(tick.site().entity(ends.server()), tick.site().entity(ends.client()));
        Dealings dealings = pairs.find(asked);
        if (dealings != null && dealings.isRecent(Deed.COERCED, tick.second(), CALLS_BACK)) {
            dealings.add(Deed.CALLED_BACK, tick.second());
            tell(asked, Deed.CALLED_BACK, ends.serverPort());
        }
    }

    private void add(Tick tick, Ends ends, Deed deed) {
        Address source = tick.site().entity(ends.client());
        Address victim = tick.site().entity(ends.server());
        Pair pair = new Pair(source, victim);
        Person person = people.meet(source, tick.second(), Person::new);
        boolean isUsual = person.isUsual(deed, tick.second());
        if (isUsual) {
            return;
        }
        pairs.meet(pair, tick.second(), Dealings::new).add(deed, tick.second());
        if (deed.kind() == Kind.WINDOWS_DISCOVERY) {
            person.look(victim, tick.second());
        }
        tell(pair, deed, ends.serverPort());
    }

    private void tell(Pair pair, Deed deed, int port) {
        news.computeIfAbsent(pair, _ -> EnumSet.noneOf(Kind.class)).add(deed.kind());
        ports.computeIfAbsent(pair, _ -> new TreeSet<>()).add(port);
    }

    private void judge(Tick tick, Pair pair, Kind kind, SignalHandler out) {
        Dealings dealings = pairs.find(pair);
        if (dealings == null) {
            return;
        }
        Person person = people.find(pair.actor());
        TopCounts<Address> hosts = kind == Kind.WINDOWS_DISCOVERY && person != null ? person.lookedAt() : null;
        double strength = strength(tick, dealings, kind, hosts);
        if (strength < 0.5) {
            return;
        }
        Signal.Draft draft = Signal.of(this, kind, pair.actor(), tick)
                .strength(strength)
                .confidence(0.5 + 0.45 * strength)
                .since(dealings.since(kind, tick.second()))
                .sources(List.of(pair.actor()))
                .targets(hosts == null ? List.of(pair.victim()) : hosts.keys())
                .ports(ports.getOrDefault(pair, Set.of()))
                .succeeded(kind == Kind.SERVICE_EXPLOIT && dealings.hasTakenChannel(tick.second()));
        long all = 0;
        for (Deed deed : Deed.values()) {
            long count = deed.kind() == kind ? dealings.count(deed, tick.second()) : 0;
            if (count > 0) {
                draft.because(deed.feature(), Long.toString(count), "none by this host so far");
            }
            all += count;
        }
        if (hosts != null && hosts.size() >= HOSTS_NOTICED) {
            draft.because("hosts asked for such lists", Integer.toString(hosts.size()), "one or two");
        }
        out.onSignal(draft.flows(all).make());
    }

    private static double strength(Tick tick, Dealings dealings, Kind kind, @Nullable TopCounts<Address> hosts) {
        double strength = dealings.strength(kind, tick.second());
        if (hosts != null && hosts.size() >= HOSTS_NOTICED) {
            return Math.max(strength, 0.5 + 0.5 * Math.min(1, hosts.size() / HOSTS_CERTAIN));
        }
        boolean isAcquainted = tick.site().age() >= ACQUAINTED;
        return isAcquainted && dealings.has(Deed.REPLICATED, tick.second()) && kind == Kind.CREDENTIAL_THEFT
                ? 1
                : strength;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        talks.write(out);
        pairs.write(out);
        people.write(out);
        controllers.write(out);
    }

    @Override
    public void read(DataInput in) throws IOException {
        talks.read(in);
        pairs.read(in);
        people.read(in);
        controllers.read(in);
    }
}
