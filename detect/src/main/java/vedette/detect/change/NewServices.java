package vedette.detect.change;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import vedette.common.Address;
import vedette.detect.Detector;
import vedette.detect.Kind;
import vedette.detect.Signal;
import vedette.detect.SignalHandler;
import vedette.detect.StateKey;
import vedette.detect.Tick;
import vedette.detect.state.BoundedMap;
import vedette.detect.state.Codec;
import vedette.detect.state.FadingCount;
import vedette.detect.state.Keys;
import vedette.detect.state.Keys.Service;
import vedette.detect.state.RecentHashes;
import vedette.flow.activity.Count;
import vedette.flow.activity.PairActivity;
import vedette.flow.activity.TickActivity;

/// A host inside that has been watched for long, and now answers over TCP at a port at which it was never met.
///
/// What is never met in ten minutes may be met in the eleventh: whether a first time means anything is told by
/// how often there are first times. So each service met for the first time at the whole site counts, fading
/// within ten minutes, and only while hardly any were met lately is one worth a word, which is never a loud
/// one: people begin services. One that was seen closed before is certainly new. One that several hosts offer
/// already is as ordinary as they are.
///
/// Ports for one client and one time are no services: those from where programs take them as they need them, those
/// above the system's that a client comes to who was in touch with the host otherwise (passive FTP, remote procedure
/// calls, calls back), and those of hosts that talk with many strangers at such ports, as programs that share files do.
/// What answers one that is looking for open ports is not new but found. Services over UDP are not looked at.
public final class NewServices implements Detector {

    private static final int PORTS = 1_024;
    private static final int SHARING_HOSTS = 1_024;
    private static final int MOST_OFFERING = 8;

    /// How long a host must be known, in seconds.
    private static final long KNOWN = 600;

    /// In so many seconds two thirds of what was new are forgotten.
    private static final double FADING = 600;

    /// So many new ones lately are usual.
    private static final double CALM = 1.5;

    /// So many hosts that offer the same make it ordinary.
    private static final int ORDINARY = 3;

    /// So many strangers met lately at ports above the system's.
    private static final double SHARING = 8;

    private static final int SYSTEM = 1_024;
    private static final int DYNAMIC = 32_768;

    private static final double OPENED = 1;
    private static final double FIRST_MET = 0.6;
    private static final double SHARE_OF_ORDINARY = 0.6;

    private static final Codec<RecentHashes> HOSTS = new Codec<>() {
        @Override
        public void write(RecentHashes value, DataOutput out) throws IOException {
            value.write(out);
        }

        @Override
        public RecentHashes read(DataInput in) throws IOException {
            RecentHashes hosts = new RecentHashes(MOST_OFFERING);
            hosts.read(in);
            return hosts;
        }
    };

    private final PortBook book = new PortBook();
    private final Touches touches = new Touches();
    private final Acquaintances hosts = new Acquaintances();
    private final BoundedMap<Long, RecentHashes> offering = new BoundedMap<>(PORTS, Keys.NUMBER, HOSTS);
    private final BoundedMap<Address, FadingCount> strangers =
            new BoundedMap<>(SHARING_HOSTS, Keys.ADDRESS, FadingCount.codec(FADING));
    private final FadingCount lately = new FadingCount(FADING);

    @Override
    public String name() {
        return "new-services";
    }

    @Override
    public StateKey key() {
        return StateKey.SITE;
    }

    @Override
    public void onTick(Tick tick, SignalHandler out) {
        hosts.learn(tick);
        touches.learn(tick);
        List<Opening> openings = new ArrayList<>();
        TickActivity activity = tick.activity();
        for (int i = 0; i < activity.pairs(); i++) {
            PairActivity pair = activity.pair(i);
            countStranger(tick, pair);
            Opening opening = book.learn(tick, pair);
            if (opening != null) {
                openings.add(opening);
            }
        }
        for (Opening opening : openings) {
            if (!isForOne(tick, opening) && !book.isProbing(opening.actor())) {
                judge(tick, opening, out);
            }
        }
    }

    private void countStranger(Tick tick, PairActivity pair) {
        Address actor = new Address(pair.actorHigh(), pair.actorLow());
        Address victim = new Address(pair.victimHigh(), pair.victimLow());
        boolean isSharing = pair.port() >= SYSTEM && pair.count(Count.BEGUN) > 0;
        if (isSharing
                && tick.site().isInside(actor)
                && !victim.isGroup()
                && !tick.site().isInside(victim)) {
            strangers
                    .meet(tick.site().entity(actor), tick.second(), () -> new FadingCount(FADING))
                    .add(tick.second(), 1);
        }
    }

    private boolean isForOne(Tick tick, Opening opening) {
        Service service = opening.service();
        if (service.port() < SYSTEM) {
            return false;
        }
        FadingCount met = strangers.find(service.host());
        return service.port() >= DYNAMIC
                || touches.isOtherwise(opening.actor(), service, tick.second())
                || (met != null && met.at(tick.second()) >= SHARING);
    }

    private void judge(Tick tick, Opening opening, SignalHandler out) {
        Address host = opening.service().host();
        RecentHashes others =
                offering.meet((long) opening.port(), tick.second(), () -> new RecentHashes(MOST_OFFERING));
        int offered = others.size();
        boolean isFirst = others.isNew(RecentHashes.hash(host.high(), host.low()));
        boolean isCalm = lately.at(tick.second()) < CALM;
        lately.add(tick.second(), 1);
        if (!isFirst || !isCalm || !hosts.isKnown(host, tick.second(), KNOWN)) {
            return;
        }
        double strength = opening.wasClosed() ? OPENED : FIRST_MET;
        if (offered >= ORDINARY) {
            strength *= SHARE_OF_ORDINARY;
        }
        out.onSignal(signal(tick, opening, strength, offered));
    }

    private Signal signal(Tick tick, Opening opening, double strength, int others) {
        Address host = opening.service().host();
        return Signal.of(this, Kind.NEW_SERVICE, host, tick)
                .strength(strength)
                .confidence(opening.wasClosed() ? 0.9 : 0.6)
                .sources(List.of(host))
                .targets(List.of(opening.actor()))
                .ports(List.of(opening.port()))
                .flows(1)
                .because(
                        "port that answered for the first time",
                        Integer.toString(opening.port()),
                        "none in " + hosts.age(host, tick.second()) / 60 + " min before")
                .because("how the port was before", opening.wasClosed() ? "closed" : "not known", "open")
                .because("other hosts inside that offer the same", Integer.toString(others), "several")
                .make();
    }

    @Override
    public void write(DataOutput out) throws IOException {
        book.write(out);
        touches.write(out);
        hosts.write(out);
        offering.write(out);
        strangers.write(out);
        lately.write(out);
    }

    @Override
    public void read(DataInput in) throws IOException {
        book.read(in);
        touches.read(in);
        hosts.read(in);
        offering.read(in);
        strangers.read(in);
        lately.read(in);
    }
}
