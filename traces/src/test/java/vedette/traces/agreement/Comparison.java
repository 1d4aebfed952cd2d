package vedette.traces.agreement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vedette.traces.reference.FiveTuple;
import vedette.traces.reference.Reference;
import vedette.traces.reference.ReferenceFlow;
import vedette.traces.reference.Source;
import vedette.traces.reference.Volume;

/// Compares our flows of one capture with a reference's: first the sums over all flows between two ends, because
/// programs differ in when a flow ends, then what is said of single flows.
final class Comparison {

    private static final Volume ABSENT = new Volume(-1, -1);

    private final Reference reference;
    private final List<OurFlow> ours;
    private final Wire wire;
    final Map<String, Integer> equal = new HashMap<>();
    final List<Difference> differences = new ArrayList<>();

    Comparison(Reference reference, List<OurFlow> ours, Wire wire) {
        this.reference = reference;
        this.ours = ours;
        this.wire = wire;
    }

    Reference reference() {
        return reference;
    }

    void compare() {
        if (reference.flows().stream().anyMatch(flow -> flow.tuple() == null)) {
            compareSums();
        } else {
            compareTuples();
            compareTexts("history", flow -> flow.last().text("history"));
            compareTexts("conn_state", flow -> ConnState.of(flow.last()));
        }
    }

    private void check(String column, @Nullable FiveTuple tuple, Object own, Object their) {
        if (own.equals(their)) {
            equal.merge(column, 1, Integer::sum);
        } else {
            differences.add(new Difference(reference, column, tuple, own.toString(), their.toString(), wire));
        }
    }

    private void compareSums() {
        Volume own = ours.stream()
                .map(flow -> flow.there(Source.Bytes.IP).plus(flow.back(Source.Bytes.IP)))
                .reduce(Volume.NONE, Volume::plus);
        Volume their = reference.flows().stream().map(ReferenceFlow::there).reduce(Volume.NONE, Volume::plus);
        check("packets", null, own.packets(), their.packets());
        check("bytes", null, own.bytes() + wire.all().frameBytes - wire.all().ipBytes, their.bytes());
        check("flows", null, sorted(ownCounts()), sorted(theirCounts()));
    }

    private List<Long> ownCounts() {
        return ours.stream()
                .map(flow -> flow.there(Source.Bytes.IP).packets()
                        + flow.back(Source.Bytes.IP).packets())
                .toList();
    }

    private List<Long> theirCounts() {
        return reference.flows().stream().map(flow -> flow.there().packets()).toList();
    }

    private static String sorted(List<Long> counts) {
        return counts.stream().sorted().map(String::valueOf).collect(Collectors.joining(" "));
    }

    private void compareTuples() {
        Source.Bytes bytes = reference.source().bytes();
        Map<FiveTuple, Volume> own = new HashMap<>();
        for (OurFlow flow : ours) {
            add(own, flow.tuple(), flow.there(bytes), flow.back(bytes));
        }
        Map<FiveTuple, Volume> their = new HashMap<>();
        for (ReferenceFlow flow : reference.flows()) {
            FiveTuple tuple = Objects.requireNonNull(flow.tuple());
            add(their, tuple, flow.there(), flow.back());
        }
        TreeSet<String> names = new TreeSet<>();
        Map<String, FiveTuple> tuples = new HashMap<>();
        for (FiveTuple tuple : own.keySet()) {
            tuples.put(tuple.toString(), tuple);
        }
        for (FiveTuple tuple : their.keySet()) {
            tuples.put(tuple.toString(), tuple);
        }
        names.addAll(tuples.keySet());
        for (String name : names) {
            FiveTuple tuple = Objects.requireNonNull(tuples.get(name));
            if (isSpokenOf(tuple, their)) {
                compare(tuple, own.getOrDefault(tuple, ABSENT), their.getOrDefault(tuple, ABSENT));
            }
        }
    }

    /// Some references name only flows of one kind, and tshark was asked for TCP and UDP.
    private boolean isSpokenOf(FiveTuple tuple, Map<FiveTuple, Volume> their) {
        if (reference.source() == Source.TSHARK && tuple.protocol() != 6 && tuple.protocol() != 17) {
            return false;
        }
        return reference.isWhole() || their.containsKey(tuple);
    }

    /// Both directions, each under the tuple of its sender.
    private static void add(Map<FiveTuple, Volume> sums, FiveTuple tuple, Volume there, Volume back) {
        sums.merge(tuple, there, Volume::plus);
        sums.merge(tuple.turned(), back, Volume::plus);
    }

    private void compare(FiveTuple tuple, Volume own, Volume their) {
        if (own.packets() <= 0 && their.packets() <= 0) {
            return;
        }
        check("packets", tuple, Math.max(0, own.packets()), Math.max(0, their.packets()));
        boolean isComparable = own.packets() == their.packets() && their.bytes() != Volume.UNKNOWN;
        if (isComparable) {
            Wire.Facts facts = wire.of(tuple);
            long around = facts.frameBytes - facts.errorFrameBytes - facts.ipBytes + facts.errorIpBytes;
            check(
                    "bytes",
                    tuple,
                    own.bytes() + (reference.source().bytes() == Source.Bytes.FRAMES ? around : 0),
                    their.bytes());
        }
    }

    /// Only where both have one flow between the same ends is it plain which belongs to which.
    private void compareTexts(String column, Function<OurFlow, String> own) {
        Map<FiveTuple, List<OurFlow>> mine =
                ours.stream().collect(Collectors.groupingBy(flow -> flow.tuple().ordered()));
        Map<FiveTuple, List<ReferenceFlow>> theirs = reference.flows().stream()
                .collect(Collectors.groupingBy(
                        flow -> Objects.requireNonNull(flow.tuple()).ordered()));
        theirs.forEach((tuple, flows) -> {
            List<OurFlow> candidates = mine.getOrDefault(tuple, List.of());
            String their = flows.getFirst().texts().get(column);
            if (flows.size() == 1 && candidates.size() == 1 && their != null) {
                check(column, flows.getFirst().tuple(), own.apply(candidates.getFirst()), their);
            }
        });
    }
}
