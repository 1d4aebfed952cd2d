package vedette.detect.change;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Set;
import vedette.common.Address;
import vedette.decode.Protocol;
import vedette.detect.Tick;
import vedette.detect.state.BoundedMap;
import vedette.detect.state.Codec;
import vedette.detect.state.Keys;
import vedette.detect.state.Keys.Pair;
import vedette.detect.state.Keys.Service;
import vedette.detect.state.RecentHashes;
import vedette.flow.activity.Count;
import vedette.flow.activity.PairActivity;
import vedette.flow.activity.TickActivity;
import vedette.flow.fact.Fact;
import vedette.flow.fact.LineFact;

/// Which two hosts were in touch lately, whoever began, at which services, to tell a port that one has agreed upon with
/// the other from a service: passive FTP, remote procedure calls, calls back. Bounded; owned by one thread.
final class Touches {

    private static final int PAIRS = 8_192;

    /// In seconds.
    private static final long LATELY = 600;

    /// Services that agree upon other ports: those of remote procedure calls, of films and of telephones.
    private static final Set<Integer> AGREEING = Set.of(111, 135, 554, 5_060, 5_061);

    /// Replies of FTP that tell the port at which the data can be had.
    private static final Set<String> PASSIVE = Set.of("227", "228", "229");

    private final BoundedMap<Pair, Touch> pairs = new BoundedMap<>(PAIRS, Keys.PAIR, Touch.CODEC);

    /// Takes what a second showed.
    void learn(Tick tick) {
        TickActivity activity = tick.activity();
        for (int i = 0; i < activity.pairs(); i++) {
            PairActivity pair = activity.pair(i);
            if (pair.count(Count.PACKETS_IN) > 0 && pair.count(Count.PACKETS_OUT) > 0) {
                learn(tick, pair);
            }
        }
        for (Fact fact : tick.facts().all()) {
            if (fact instanceof LineFact line && line.protocol() == Protocol.FTP && PASSIVE.contains(line.word())) {
                Address client = tick.site().entity(line.ends().client());
                Address server = tick.site().entity(line.ends().server());
                pairs.meet(key(client, server), tick.second(), Touch::new).agreed = tick.second();
            }
        }
    }

    private void learn(Tick tick, PairActivity pair) {
        Address actor = new Address(pair.actorHigh(), pair.actorLow());
        Address victim = new Address(pair.victimHigh(), pair.victimLow());
        if (victim.isGroup() || !(tick.site().isInside(victim) || tick.site().isInside(actor))) {
            return;
        }
        Address host = tick.site().entity(victim);
        Touch touch = pairs.meet(key(tick.site().entity(actor), host), tick.second(), Touch::new);
        touch.meet(hash(new Service(host, pair.port(), pair.protocol())), tick.second());
        if (AGREEING.contains(pair.port())) {
            touch.agreed = tick.second();
        }
    }

    /// Whether the two have been in touch lately otherwise than by this service.
    boolean isOtherwise(Address actor, Service service, long now) {
        Touch touch = pairs.find(key(actor, service.host()));
        return touch != null && touch.isOtherwise(hash(service), now);
    }

    /// Whether the two may have agreed upon a port lately.
    boolean isAgreed(Address actor, Service service, long now) {
        Touch touch = pairs.find(key(actor, service.host()));
        return touch != null && now - touch.agreed <= LATELY;
    }

    private static Pair key(Address one, Address other) {
        return one.compareTo(other) <= 0 ? new Pair(one, other) : new Pair(other, one);
    }

    private static long hash(Service service) {
        return RecentHashes.hash(service.host().high(), service.host().low(), service.port(), service.protocol());
    }

    void write(DataOutput out) throws IOException {
        pairs.write(out);
    }

    void read(DataInput in) throws IOException {
        pairs.read(in);
    }

    /// The two services at which a pair was in touch last.
    private static final class Touch {

        static final Codec<Touch> CODEC = new Codec<>() {
            @Override
            public void write(Touch value, DataOutput out) throws IOException {
                out.writeLong(value.service);
                out.writeLong(value.second);
                out.writeLong(value.otherService);
                out.writeLong(value.otherSecond);
                out.writeLong(value.agreed);
            }

            @Override
            public Touch read(DataInput in) throws IOException {
                Touch touch = new Touch();
                touch.service = in.readLong();
                touch.second = in.readLong();
                touch.otherService = in.readLong();
                touch.otherSecond = in.readLong();
                touch.agreed = in.readLong();
                return touch;
            }
        };

        private long service;
        private long second;
        private long otherService;
        private long otherSecond;
        private long agreed;

        void meet(long newService, long now) {
            if (newService != service) {
                otherService = service;
                otherSecond = second;
                service = newService;
            }
            second = now;
        }

        boolean isOtherwise(long asked, long now) {
            return (service != asked && now - second <= LATELY)
                    || (otherService != asked && now - otherSecond <= LATELY);
        }
    }
}
