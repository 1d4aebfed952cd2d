package vedette.detect;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import vedette.common.Address;

/// What one detector noticed about one entity.
///
/// @param entity whom it is about: who does it, or whom it is done to, as its kind has it
/// @param sinceNanos when what it rests on began
/// @param nanos the end of the tick in which it was noticed
/// @param strength how much it stands out, from 0 to 1
/// @param confidence how likely it is what it looks like, from 0 to 1
/// @param sources who does it, at most [#MOST] of them
/// @param targets whom it is done to, at most [#MOST] of them
/// @param sourceCount how many there are in truth
/// @param targetCount how many there are in truth
/// @param ports of the targets
/// @param hasSucceeded whether it looks as if it got what it wanted
/// @param flows how many conversations it rests on
/// @param isSupport whether it only speaks for what others notice: by itself it begins nothing and keeps nothing going
public record Signal(
        String detector,
        Kind kind,
        Address entity,
        long sinceNanos,
        long nanos,
        double strength,
        double confidence,
        List<Address> sources,
        List<Address> targets,
        long sourceCount,
        long targetCount,
        List<Integer> ports,
        boolean hasSucceeded,
        List<Reason> reasons,
        long flows,
        boolean isSupport) {

    /// As many addresses and ports as a signal names.
    public static final int MOST = 16;

    public Signal {
        strength = Math.clamp(strength, 0, 1);
        confidence = Math.clamp(confidence, 0, 1);
    }

    /// Begins a signal of this kind in this tick.
    public static Draft of(Detector detector, Kind kind, Address entity, Tick tick) {
        return of(detector.name(), kind, entity, tick);
    }

    /// Begins one of a detector that speaks for several, by the name of the one that noticed it.
    public static Draft of(String detector, Kind kind, Address entity, Tick tick) {
        return new Draft(detector, kind, entity, tick.endNanos());
    }

    /// A signal in the making; the setters return it.
    public static final class Draft {

        private static final long SECOND = 1_000_000_000L;

        private final String detector;
        private final Kind kind;
        private final Address entity;
        private final long nanos;
        private final List<Reason> reasons = new ArrayList<>();
        private List<Address> sources = List.of();
        private List<Address> targets = List.of();
        private List<Integer> ports = List.of();
        private long sourceCount;
        private long targetCount;
        private long sinceNanos;
        private double strength = 1;
        private double confidence = 0.9;
        private boolean hasSucceeded;
        private long flows;
        private boolean isSupport;

        private Draft(String detector, Kind kind, Address entity, long nanos) {
            this.detector = detector;
            this.kind = kind;
            this.entity = entity;
            this.nanos = nanos;
            sinceNanos = nanos - SECOND;
        }

        /// How much it stands out, from 0 to 1.
        public Draft strength(double value) {
            strength = value;
            return this;
        }

        /// How likely it is what it looks like, from 0 to 1.
        public Draft confidence(double value) {
            confidence = value;
            return this;
        }

        /// When what it rests on began, as the number of a tick.
        public Draft since(long second) {
            sinceNanos = second * SECOND - SECOND;
            return this;
        }

        public Draft sources(Collection<Address> addresses) {
            return sources(addresses, addresses.size());
        }

        /// Who does it, and how many they are if not all are named.
        public Draft sources(Collection<Address> addresses, long count) {
            sources = first(addresses);
            sourceCount = Math.max(count, sources.size());
            return this;
        }

        public Draft targets(Collection<Address> addresses) {
            return targets(addresses, addresses.size());
        }

        /// Whom it is done to, and how many they are if not all are named.
        public Draft targets(Collection<Address> addresses, long count) {
            targets = first(addresses);
            targetCount = Math.max(count, targets.size());
            return this;
        }

        /// The targets' ports.
        public Draft ports(Collection<Integer> numbers) {
            ports = new TreeSet<>(numbers).stream().limit(MOST).toList();
            return this;
        }

        public Draft succeeded(boolean isSo) {
            hasSucceeded = isSo;
            return this;
        }

        /// How many conversations it rests on.
        public Draft flows(long count) {
            flows = count;
            return this;
        }

        /// One observation: what was looked at, how it was, and how it is where nothing is wrong.
        public Draft because(String feature, String seen, String usual) {
            reasons.add(new Reason(feature, seen, usual));
            return this;
        }

        /// It only speaks for what others notice.
        public Draft supporting() {
            isSupport = true;
            return this;
        }

        /// The signal as it stands.
        public Signal make() {
            return new Signal(
                    detector,
                    kind,
                    entity,
                    sinceNanos,
                    nanos,
                    strength,
                    confidence,
                    sources,
                    targets,
                    sourceCount,
                    targetCount,
                    ports,
                    hasSucceeded,
                    List.copyOf(reasons),
                    flows,
                    isSupport);
        }

        private static List<Address> first(Collection<Address> addresses) {
            return addresses.stream().sorted().distinct().limit(MOST).toList();
        }
    }
}
