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

/// A source that asks an encrypted web server many small questions and gets small answers: tools that try pages or
/// payloads behave so, since next to nothing of what they ask for is there.
///
/// Each question comes in a conversation of its own, or one follows the other in conversations that are kept, second
/// after second without a pause. What is asked cannot be seen, so this is weak evidence, and its signals are: programs
/// that call a service look alike where they are as busy; those that do so from the beginning, or for long, are left
/// out. Browsers keep conversations open, get more than errors, and pause while somebody reads. Counts that fade, of
/// conversations that begin and of what they carry, and a sum over the seconds that are full of questions.
public final class HiddenRequests implements Detector {

    private static final int USES = 4_096;
    private static final double NOTICED = 25;
    private static final double CERTAIN = 60;
    /// More in a second is a flood, whatever is asked.
    private static final long FLOOD = 15;

    private static final double BUSIEST = 250;

    /// Seconds at the beginning of a capture, in which what is usual is learnt, and after which it is somebody's habit.
    private static final long LEARNING = 30;

    private static final long LONGEST = 600;

    private static final double STRENGTH = 0.5;
    private static final double MOST_STRENGTH = 0.7;

    /// What a greeting and one question, and a greeting and one error, take in bytes of payload.
    private static final double LEAST = 300;

    private static final double MOST_OUT = 1_700;
    private static final double MOST_IN = 6_500;

    private final BoundedMap<Use, Burst> uses = new BoundedMap<>(USES, Keys.USE, Burst.CODEC);
    private final BoundedMap<Use, Questions> kept = new BoundedMap<>(USES, Keys.USE, Questions.CODEC);

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
        if (tick.site().isInside(service.host())) {
            follow(tick, use, pair, out);
        }
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

    private void follow(Tick tick, Use use, PairActivity pair, SignalHandler out) {
        Questions questions = kept.meet(use, tick.second(), Questions::new);
        boolean isFull = questions.add(tick.second(), pair);
        if (tick.site().age() < LEARNING && isFull) {
            questions.takeForUsual();
        }
        if (isFull && questions.isNoticed() && questions.lasts(tick.second()) <= LONGEST) {
            Address client = new Address(pair.actorHigh(), pair.actorLow());
            out.onSignal(tell(tick, use, client, questions));
        }
    }

    private Signal tell(Tick tick, Use use, Address client, Questions questions) {
        return Signal.of(this, Kind.WEB_SCAN, use.actor(), tick)
                .strength(STRENGTH)
                .confidence(STRENGTH)
                .since(questions.since)
                .sources(List.of(client))
                .targets(List.of(use.service().host()))
                .ports(List.of(use.service().port()))
                .flows(1)
                .because(
                        "small questions to one web server over encrypted conversations that are kept",
                        "about " + questions.packetsOut / 2 + " in " + questions.lasts(tick.second()) + " s",
                        "a few, then a pause")
                .because(
                        "what came back for each",
                        "about " + 2 * questions.in / Math.max(1, questions.packetsOut) + " B",
                        "far more than was asked")
                .make();
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
        kept.write(out);
    }

    @Override
    public void read(DataInput in) throws IOException {
        uses.read(in);
        kept.read(in);
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

    /// One question after the other over conversations that are kept.
    private static final class Questions {

        static final Codec<Questions> CODEC = new Codec<>() {
            @Override
            public void write(Questions value, DataOutput out) throws IOException {
                out.writeDouble(value.sum);
                out.writeLong(value.since);
                out.writeLong(value.last);
                out.writeLong(value.packetsOut);
                out.writeLong(value.in);
                out.writeBoolean(value.isUsual);
            }

            @Override
            public Questions read(DataInput from) throws IOException {
                Questions questions = new Questions();
                questions.sum = from.readDouble();
                questions.since = from.readLong();
                questions.last = from.readLong();
                questions.packetsOut = from.readLong();
                questions.in = from.readLong();
                questions.isUsual = from.readBoolean();
                return questions;
            }
        };

        /// So many seconds full of questions, with so many packets.
        private static final double SECONDS = 8;

        private static final double MOST_SECONDS = 16;
        private static final long PACKETS = 70;

        /// What a second of something else counts against it; one of silence counts once.
        private static final double OTHERWISE = 2;

        /// Packets of a second out: a question and an acknowledgement each.
        private static final long FEWEST = 4;

        private static final long MOST = 100;

        /// Bytes of payload in a second for each packet out.
        private static final long LEAST_OUT = 25;

        private static final long MOST_OUT = 400;
        private static final long LEAST_IN = 40;
        private static final long MOST_IN = 600;

        private double sum;
        private long since;
        private long last;
        private long packetsOut;
        private long in;
        private boolean isUsual;

        /// Takes a second; whether it was full of questions.
        private boolean add(long second, PairActivity pair) {
            sum = Math.max(0, sum - (second - last - 1));
            last = second;
            if (sum == 0) {
                since = second;
                packetsOut = 0;
                in = 0;
            }
            boolean isFull = isFull(pair);
            sum = isFull ? Math.min(MOST_SECONDS, sum + 1) : Math.max(0, sum - OTHERWISE);
            packetsOut += pair.count(Count.PACKETS_OUT);
            in += pair.count(Count.PAYLOAD_IN);
            return isFull;
        }

        private static boolean isFull(PairActivity pair) {
            long packets = pair.count(Count.PACKETS_OUT);
            long out = pair.count(Count.PAYLOAD_OUT);
            long back = pair.count(Count.PAYLOAD_IN);
            return packets >= FEWEST
                    && packets <= MOST
                    && out >= LEAST_OUT * packets
                    && out <= MOST_OUT * packets
                    && back >= LEAST_IN * packets
                    && back <= MOST_IN * packets;
        }

        /// A program that was there before does so all the time.
        private void takeForUsual() {
            isUsual = true;
        }

        private boolean isNoticed() {
            return !isUsual && sum >= SECONDS && packetsOut >= PACKETS;
        }

        private long lasts(long second) {
            return second - since + 1;
        }
    }
}
