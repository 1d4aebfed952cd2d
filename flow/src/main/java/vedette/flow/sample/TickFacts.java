package vedette.flow.sample;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.stream.Stream;
import vedette.flow.fact.Fact;
import vedette.flow.fact.FactKind;

/// What all shards found in one tick, in the order of time. Owned by the thread that merges.
public final class TickFacts {

    private static final Comparator<Ordered> BY_TIME = Comparator.comparingLong(
                    (Ordered ordered) -> ordered.fact.micros())
            .thenComparing(ordered -> ordered.fact.ends())
            .thenComparingLong(Ordered::order);

    private final FactSample merged = new FactSample(new ArrayBlockingQueue<>(1));
    private long leftOut;
    private List<Fact> facts = List.of();

    private record Ordered(long order, Fact fact) {}

    /// Facts that somebody has put together beforehand, in the order of time.
    public static TickFacts of(List<Fact> facts) {
        return of(facts, 0);
    }

    /// The same, where there was no room for some.
    public static TickFacts of(List<Fact> facts, long leftOut) {
        TickFacts tick = new TickFacts();
        tick.facts = List.copyOf(facts);
        tick.leftOut = leftOut;
        return tick;
    }

    /// Puts the samples of all shards together. They are still to be released.
    public void merge(List<FactSample> samples) {
        leftOut = 0;
        List<Ordered> kept = new ArrayList<>();
        for (FactKind kind : FactKind.values()) {
            LowestFacts lowest = merged.of(kind);
            for (FactSample sample : samples) {
                addAll(lowest, sample.of(kind));
            }
            for (int i = 0; i < lowest.size(); i++) {
                kept.add(new Ordered(lowest.order(i), lowest.fact(i)));
            }
            lowest.clear();
        }
        for (FactSample sample : samples) {
            leftOut += sample.leftOut();
        }
        kept.sort(BY_TIME);
        facts = kept.stream().map(Ordered::fact).toList();
    }

    private void addAll(LowestFacts to, LowestFacts from) {
        for (int i = 0; i < from.size(); i++) {
            if (to.hasRoomFor(from.order(i))) {
                leftOut += to.add(from.order(i), from.fact(i));
            } else {
                leftOut++;
            }
        }
    }

    /// All of them, by time.
    public List<Fact> all() {
        return facts;
    }

    /// Those of one type, by time.
    public <F extends Fact> Stream<F> of(Class<F> type) {
        return facts.stream().filter(type::isInstance).map(type::cast);
    }

    /// How many there was no room for.
    public long leftOut() {
        return leftOut;
    }
}
