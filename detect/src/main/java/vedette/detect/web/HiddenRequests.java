package vedette.detect.web;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
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
import vedette.detect.state.Codec;
import vedette.detect.state.FadingCount;
import vedette.detect.state.Keys;
import vedette.detect.state.Keys.Service;
import vedette.detect.state.Keys.Use;
import vedette.flow.activity.Count;
import vedette.flow.activity.PairActivity;
import vedette.flow.activity.TickActivity;

/// A source that asks an encrypted web server many small questions, each in a conversation of its own, and gets small
/// answers: tools that try pages or payloads behave so, since next to nothing of what they ask for is there.
///
/// What is asked cannot be seen, so this is weak evidence, and its signals are: programs that call a service without
/// keeping the conversation open look alike where they are as busy. Browsers keep conversations open and get more than
/// errors. Counts that fade, of conversations that begin and of what they carry.
public final class HiddenRequests implements Detector {

    private static final int USES = 4_096;
    private static final double NOTICED = 25;
    private static final double CERTAIN = 60;
    /// More in a second is a flood, whatever is asked.
    private static final long FLOOD = 15;

    private static final double BUSIEST = 250;

    private static final double STRENGTH = 0.5;
    private static final double MOST_STRENGTH = 0.7;

    /// What a greeting and one question, and a greeting and one error, take in bytes of payload.
    private static final double LEAST = 300;

    private static final double MOST_OUT = 1_700;
    private static final double MOST_IN = 6_500;

    private final BoundedMap<Use, Burst> uses = new BoundedMap<>(USES, Keys.USE, Burst.CODEC);

    @Override
    public String name() {
        return "hidden-requests";
    }

    @Override
    public StateKey key() {
        return StateKey.PAIR;
    }

    @Override
    public void onTick(Tick tick, SignalHandler out) {
        TickActivity activity = tick.activity();
        for (int i = 0; i < activity.pairs(); i++) {
            PairActivity pair = activity.pair(i);
            if (pair.protocol() == IpProtocol.TCP && pair.count(Count.PAYLOAD_IN) > 0) {
                learn(tick, pair, out);
            }
        }
    }

    private void learn(Tick tick, PairActivity pair, SignalHandler out) {
        Service service = new Service(new Address(pair.victimHigh(), pair.victimLow()), pair.port(), pair.protocol());
        if (!isWeb(tick, service)) {
            return;
        }
        Use use = new Use(tick.site().entity(new Address(pair.actorHigh(), pair.actorLow())), service);
        long begun = pair.count(Count.BEGUN);
        long second = tick.second();
        Burst burst = begun > 0 ? uses.meet(use, second, Burst::new) : uses.find(use);
        if (burst != null) {
            burst.client = new Address(pair.actorHigh(), pair.actorLow());
            burst.add(second, begun, pair.count(Count.PAYLOAD_OUT), pair.count(Count.PAYLOAD_IN));
            double count = burst.begun.at(second);
            if (begun > 0 && begun <= FLOOD && count >= NOTICED && count <= BUSIEST && burst.isSmall(second)) {
                out.onSignal(tell(tick, use, burst, count));
            }
        }
    }

    private static boolean isWeb(Tick tick, Service service) {
        if (service.port() == 443 || service.port() == 8443) {
            return true;
        }
        return service.port() % 1_000 == 443 && tick.site().services().protocol(service) == Protocol.TLS;
    }

    private Signal tell(Tick tick, Use use, Burst burst, double count) {
        double certainty = Math.clamp((count - NOTICED) / (CERTAIN - NOTICED), 0, 1);
        return Signal.of(this, Kind.WEB_SCAN, use.actor(), tick)
                .strength(STRENGTH + (MOST_STRENGTH - STRENGTH) * certainty)
                .confidence(0.5 + 0.2 * certainty)
                .since(burst.since)
                .sources(List.of(burst.client))
                .targets(List.of(use.service().host()))
                .ports(List.of(use.service().port()))
                .flows(burst.all)
                .because(
                        "short encrypted conversations with one web server",
                        burst.all + " in " + (tick.second() - burst.since + 1) + " s",
                        "a few, which are kept open")
                .because(
                        "what each carries out and in",
                        "about " + burst.each(burst.out, tick.second()) + " and " + burst.each(burst.in, tick.second())
                                + " B",
                        "answers far longer than questions")
                .make();
    }

    @Override
    public void write(DataOutput out) throws IOException {
        uses.write(out);
    }

    @Override
    public void read(DataInput in) throws IOException {
        uses.read(in);
    }

    /// What went on of late between a source and a web server.
    private static final class Burst {

        static final Codec<Burst> CODEC = new Codec<>() {
            @Override
            public void write(Burst value, DataOutput out) throws IOException {
                value.begun.write(out);
                value.out.write(out);
                value.in.write(out);
                Keys.ADDRESS.write(value.client, out);
                out.writeLong(value.since);
                out.writeLong(value.all);
            }

            @Override
            public Burst read(DataInput in) throws IOException {
                Burst burst = new Burst();
                burst.begun.read(in);
                burst.out.read(in);
                burst.in.read(in);
                burst.client = Keys.ADDRESS.read(in);
                burst.since = in.readLong();
                burst.all = in.readLong();
                return burst;
            }
        };

        private static final double FADING = 45;

        private final FadingCount begun = new FadingCount(FADING);
        private final FadingCount out = new FadingCount(FADING);
        private final FadingCount in = new FadingCount(FADING);
        private Address client = Address.NONE;
        private long since;
        private long all;

        private void add(long second, long newBegun, long payloadOut, long payloadIn) {
            if (begun.at(second) < 1) {
                since = second;
                all = 0;
            }
            all += newBegun;
            begun.add(second, (double) newBegun);
            out.add(second, (double) payloadOut);
            in.add(second, (double) payloadIn);
        }

        private long each(FadingCount what, long second) {
            return Math.round(what.at(second) / begun.at(second));
        }

        private boolean isSmall(long second) {
            long eachOut = each(out, second);
            long eachIn = each(in, second);
            return eachOut >= LEAST && eachOut <= MOST_OUT && eachIn >= LEAST && eachIn <= MOST_IN;
        }
    }
}
