package vedette.detect.guessing;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import vedette.common.Address;
import vedette.decode.IpProtocol;
import vedette.detect.Detector;
import vedette.detect.Kind;
import vedette.detect.Signal;
import vedette.detect.SignalHandler;
import vedette.detect.StateKey;
import vedette.detect.Tick;
import vedette.detect.state.BoundedMap;
import vedette.detect.state.FadingCount;
import vedette.detect.state.Keys;
import vedette.detect.state.Keys.Service;
import vedette.detect.state.Keys.Use;
import vedette.detect.state.RecentHashes;
import vedette.flow.activity.Count;
import vedette.flow.activity.PairActivity;
import vedette.flow.activity.TickActivity;
import vedette.flow.record.FlowView;

/// Many short conversations of like size with a service where log-ins are encrypted: guessed passwords by SSH, remote
/// desktop or mail over TLS, of one source or of many.
///
/// A log-in that fails carries as much as the one before and nothing after it; several on one connection add a little
/// for each, and take their time. Two counts that fade see that:
/// of conversations that begin, by what they carry on average, within seconds; and of those that are over, one
/// by one, by whether they are like those before. What is like them but longer than the shortest at this
/// service counts half, since a program that gets in and does the same little thing each time looks so; what is
/// unlike them counts against it, so that work over SSH, however often, is none. Services that carry megabytes
/// each time are not looked at.
public final class ShortConversations implements Detector {

    private static final int USES = 4_096;
    private static final int SERVICES = 2_048;
    private static final int MOST_ROWS = 4_096;
    private static final int MOST_RECENT = 256;

    /// So many beginnings are noticed, and so many leave no doubt.
    private static final double BEGUN_NOTICED = 12;

    private static final double BEGUN_CERTAIN = 20;

    /// The same of conversations that are over and alike.
    private static final double LIKE_NOTICED = 14;

    private static final double LIKE_CERTAIN = 22;

    /// The same of many sources together, which are so many at least.
    private static final double MANY_NOTICED = 16;

    private static final double MANY_CERTAIN = 32;
    private static final int MANY = 5;
    private static final double MOST_OF_ONE = 0.5;

    private static final double SHORTEST = 1.12;
    private static final long LEAST_LOGIN = 300;
    private static final double COPY_FADING = 600;

    private final BoundedMap<Use, Tries> uses = new BoundedMap<>(USES, Keys.USE, Tries.CODEC);
    private final BoundedMap<Service, Tries> services = new BoundedMap<>(SERVICES, Keys.SERVICE, Tries.CODEC);
    private final BoundedMap<Service, Long> shortest = new BoundedMap<>(SERVICES, Keys.SERVICE, Keys.NUMBER);
    private final RecentHashes recent = new RecentHashes(MOST_RECENT);
    private final FadingCount rows = new FadingCount(COPY_FADING);
    private final FadingCount copies = new FadingCount(COPY_FADING);
    private final List<Ended> ended = new ArrayList<>();

    @Override
    public String name() {
        return "short-conversations";
    }

    @Override
    public StateKey key() {
        return StateKey.SERVICE;
    }

    @Override
    public void onFlow(FlowView flow) {
        long out = flow.forward().payloadBytes();
        long in = flow.backward().payloadBytes();
        if (flow.isTcp() && flow.part() == 0 && out >= LEAST_LOGIN && in >= LEAST_LOGIN && ended.size() < MOST_ROWS) {
            Address server = new Address(flow.destinationHigh(), flow.destinationLow());
            ended.add(new Ended(
                    new Address(flow.sourceHigh(), flow.sourceLow()),
                    flow.sourcePort(),
                    new Service(server, flow.destinationPort(), IpProtocol.TCP),
                    flow.conversationStart(),
                    flow.conversationDuration(),
                    out,
                    in));
        }
    }

    @Override
    public void onTick(Tick tick, SignalHandler out) {
        ended.sort(null);
        ended.forEach(one -> learn(tick, one));
        ended.clear();
        TickActivity activity = tick.activity();
        for (int i = 0; i < activity.pairs(); i++) {
            learn(tick, activity.pair(i));
        }
        uses.forEach((use, tries) -> {
            if (tries.takeNews()) {
                judge(tick, use, tries, out);
            }
        });
        services.forEach((service, tries) -> {
            if (tries.takeNews()) {
                judge(tick, service, tries, out);
            }
        });
    }

    private void learn(Tick tick, PairActivity pair) {
        long begun = pair.count(Count.BEGUN);
        long payload = pair.count(Count.PAYLOAD_OUT) + pair.count(Count.PAYLOAD_IN);
        if (pair.protocol() != IpProtocol.TCP || begun + payload == 0) {
            return;
        }
        Service service = new Service(new Address(pair.victimHigh(), pair.victimLow()), pair.port(), pair.protocol());
        if (Encrypted.patience(tick.site(), service) == 0) {
            return;
        }
        Use use = new Use(tick.site().entity(new Address(pair.actorHigh(), pair.actorLow())), service);
        long second = tick.second();
        Tries tries = begun > 0 ? uses.meet(use, second, Tries::new) : uses.find(use);
        if (tries != null) {
            double seen = seen(second);
            tries.begin(
                    second, begun / seen, pair.count(Count.PAYLOAD_OUT) / seen, pair.count(Count.PAYLOAD_IN) / seen);
        }
    }

    /// How often each conversation is seen: twice where packets are captured on both sides of a router.
    private double seen(long second) {
        double all = rows.at(second);
        return all < 1 ? 1 : Math.clamp(all / Math.max(1, all - copies.at(second)), 1, 2);
    }

    private void learn(Tick tick, Ended one) {
        double patience = Encrypted.patience(tick.site(), one.service());
        if (patience == 0) {
            return;
        }
        long second = tick.second();
        rows.add(second, 1);
        Service service = one.service();
        if (!recent.isNew(RecentHashes.hash(
                one.source().low(), one.sourcePort(), service.host().low(), service.port()))) {
            copies.add(second, 1);
            return;
        }
        boolean isShortest = isShortest(one, second);
        Use use = new Use(tick.site().entity(one.source()), service);
        Tries ofUse = uses.meet(use, second, Tries::new);
        ofUse.end(one, second, isShortest, strength(ofUse, second, patience) > 0);
        if (isShortest) {
            services.meet(service, second, Tries::new).end(one, second, true, false);
        }
    }

    private boolean isShortest(Ended one, long second) {
        Long least = shortest.find(one.service());
        if (least == null || one.in() < least) {
            shortest.remove(one.service());
            shortest.meet(one.service(), second, one::in);
            return true;
        }
        return one.in() <= SHORTEST * least;
    }

    private void judge(Tick tick, Use use, Tries tries, SignalHandler out) {
        long second = tick.second();
        double strength = strength(tries, second, Encrypted.patience(tick.site(), use.service()));
        if (strength > 0) {
            long count = Math.max(tries.counted(), Math.round(tries.begun(second)));
            Signal.Draft draft = Signal.of(this, Kind.PASSWORD_GUESSING, use.actor(), tick)
                    .strength(strength)
                    .confidence(0.6 + 0.3 * strength)
                    .since(tries.since())
                    .sources(tries.counted() > 0 ? tries.sources().keys() : List.of(use.actor()), 1)
                    .targets(List.of(use.service().host()))
                    .ports(List.of(use.service().port()))
                    .flows(count)
                    .succeeded(tries.hasSucceeded())
                    .because(
                            "tries to log in, by what short conversations carry",
                            count + " in " + (second - tries.since() + 1) + " s",
                            "a few, which last or carry more");
            if (tries.counted() > 0) {
                draft.because("of like size, each way and in sum", "about " + tries.bytes() + " B", "they differ");
            }
            if (tries.hasSucceeded()) {
                draft.because("a conversation among them that carried more", "1 or more", "none");
            }
            out.onSignal(draft.make());
        }
    }

    private static double strength(Tries tries, long second, double patience) {
        if (patience == 0) {
            return 0;
        }
        return Math.max(
                strength(tries.begun(second) / patience, BEGUN_NOTICED, BEGUN_CERTAIN),
                strength(tries.like(second) / patience, LIKE_NOTICED, LIKE_CERTAIN));
    }

    private static double strength(double count, double noticed, double certain) {
        return count < noticed ? 0 : 0.5 + 0.5 * Math.clamp((count - noticed) / (certain - noticed), 0, 1);
    }

    private void judge(Tick tick, Service service, Tries tries, SignalHandler out) {
        double strength = strength(tries.like(tick.second()), MANY_NOTICED, MANY_CERTAIN);
        boolean areMany = tries.sources().size() >= MANY
                && tries.sources().greatest() <= MOST_OF_ONE * tries.sources().total();
        if (strength > 0 && areMany) {
            out.onSignal(Signal.of(this, Kind.DISTRIBUTED_GUESSING, tick.site().entity(service.host()), tick)
                    .strength(strength)
                    .confidence(0.6 + 0.3 * strength)
                    .since(tries.since())
                    .sources(tries.sources().keys(), tries.sources().size())
                    .targets(List.of(service.host()))
                    .ports(List.of(service.port()))
                    .flows(tries.counted())
                    .because(
                            "short conversations of like size, about " + tries.bytes() + " B",
                            tries.counted() + " in " + (tick.second() - tries.since() + 1) + " s",
                            "they differ from user to user")
                    .because("sources", Integer.toString(tries.sources().size()), "one or two at a time")
                    .make());
        }
    }

    @Override
    public void write(DataOutput out) throws IOException {
        uses.write(out);
        services.write(out);
        shortest.write(out);
        recent.write(out);
        rows.write(out);
        copies.write(out);
    }

    @Override
    public void read(DataInput in) throws IOException {
        uses.read(in);
        services.read(in);
        shortest.read(in);
        recent.read(in);
        rows.read(in);
        copies.read(in);
    }
}
