package vedette.learn.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vedette.feature.ColumnType;
import vedette.feature.FlowColumn;
import vedette.feature.FlowSchema;
import vedette.feature.activity.ActivityFeature;
import vedette.feature.activity.ActivitySchema;
import vedette.learn.read.name.Dialect;
import vedette.learn.read.name.Feature;
import vedette.learn.read.name.FlowFeatures;
import vedette.learn.read.name.Header;
import vedette.learn.read.name.Kdd;
import vedette.learn.read.name.NameKey;
import vedette.learn.read.name.NeverFeatures;

/// The features that can be had from a file, and why the other columns are none.
final class Candidates {

    private static final String NEVER = "addresses, ports, times, ids and what the data say of a row are no features";
    private static final String PACKETS = "lists of first packets, not asked for";

    private final Header header;
    private final Dialect dialect;
    private final boolean hasPackets;
    private final Map<String, Source> found = new HashMap<>();
    private final Map<String, String> ignored = new LinkedHashMap<>();
    private final List<String> order = new ArrayList<>();

    /// Where a feature comes from.
    ///
    /// @param value of a column of words, for which the feature is 1, and else 0; null if the column has numbers
    /// @param packet its place among those of [FirstPackets], or -1 if it is none of them
    record Source(Feature feature, int field, @Nullable String value, int packet) {

        private static final int NO_PACKET = -1;

        boolean isOfPacket() {
            return packet != NO_PACKET;
        }
    }

    Candidates(Header header, Dialect dialect, ReadOptions options) {
        this.header = header;
        this.dialect = dialect;
        hasPackets = dialect == Dialect.FULL && FirstPackets.areIn(header);
        Map<String, Feature> known = known(options);
        for (int field = 0; field < header.size(); field++) {
            consider(field, known);
        }
        for (String name : known.keySet()) {
            order.add(known.get(name).name());
        }
        if (hasPackets) {
            packets();
            order.addAll(options.isSequenceWanted() ? FirstPackets.names() : List.of());
        }
    }

    private void packets() {
        int field = header.find(FirstPackets.lists().getFirst());
        for (String name : FirstPackets.names()) {
            Feature feature = new Feature(name, Feature.Rule.SIGNED);
            found.put(name, new Source(feature, field, null, FirstPackets.place(name)));
        }
    }

    /// What the dialect may have, by the key of its name; in order.
    private Map<String, Feature> known(ReadOptions options) {
        Map<String, Feature> known = new LinkedHashMap<>();
        switch (dialect) {
            case CIC, CIC_PYTHON -> FlowFeatures.all().forEach(feature -> put(feature, known));
            case FULL -> {
                FlowFeatures.all().forEach(feature -> put(feature, known));
                full().forEach(feature -> put(feature, known));
            }
            case ACTIVITY ->
                activity(options).features().stream()
                        .map(ActivityFeature::name)
                        .forEach(name -> put(new Feature(name, Feature.Rule.SIGNED), known));
            case KDD -> Kdd.plain().forEach(feature -> put(feature, known));
            case OTHER -> {
                for (int field = 0; field < header.size(); field++) {
                    if (header.numbers().get(field)) {
                        put(new Feature(header.names().get(field), Feature.Rule.SIGNED), known);
                    }
                }
            }
        }
        return known;
    }

    private void put(Feature feature, Map<String, Feature> known) {
        known.putIfAbsent(key(feature.name()), feature);
    }

    /// Where nothing is known of a data set, names that are not the same are others.
    private String key(String name) {
        return dialect == Dialect.OTHER ? name : NameKey.of(name);
    }

    private static List<Feature> full() {
        return FlowSchema.FULL.columns().stream()
                .filter(column -> column.type() == ColumnType.LONG || column.type() == ColumnType.DOUBLE)
                .map(FlowColumn::name)
                .filter(name -> !NeverFeatures.contains(name) && FlowFeatures.named(name) == null)
                .map(name -> new Feature(name, Feature.Rule.SIGNED))
                .toList();
    }

    private static ActivitySchema activity(ReadOptions options) {
        boolean arePairs = options.conditions().contains(new ReadOptions.Condition("kind", "pair"));
        return arePairs ? ActivitySchema.PAIR : ActivitySchema.HOST;
    }

    private void consider(int field, Map<String, Feature> known) {
        String name = header.names().get(field);
        boolean isNever = dialect == Dialect.OTHER ? NeverFeatures.mayContain(name) : NeverFeatures.contains(name);
        if (isNever) {
            ignored.put(name, NEVER);
        } else if (hasPackets && FirstPackets.lists().contains(name)) {
            ignored.put(name, PACKETS);
        } else if (dialect == Dialect.KDD && Kdd.values(name) != null) {
            words(field, name);
        } else if (dialect == Dialect.CIC_PYTHON && name.equals("cwe_flag_count")) {
            ignored.put(name, "repeats fwd_urg_flags");
        } else {
            number(field, name, known);
        }
    }

    private void number(int field, String name, Map<String, Feature> known) {
        boolean mayBeMarked = dialect != Dialect.OTHER; // as pandas marks a name that is there twice
        String plain = mayBeMarked ? name.replaceFirst("\\.\\d+$", "") : name;
        Feature feature = known.get(key(plain));
        if (feature == null && dialect != Dialect.OTHER && dialect != Dialect.ACTIVITY && dialect != Dialect.KDD) {
            feature = FlowFeatures.named(plain);
        }
        if (feature == null) {
            ignored.put(name, header.numbers().get(field) ? "not known" : "words, not numbers");
        } else if (found.putIfAbsent(feature.name(), new Source(feature, field, null, Source.NO_PACKET)) != null) {
            ignored.put(
                    ignored.containsKey(name) ? name + " (column " + field + ")" : name, "repeats " + feature.name());
        }
    }

    private void words(int field, String name) {
        List<String> values = Kdd.values(name);
        for (String value : values == null ? List.<String>of() : values) {
            String one = name + "=" + value;
            found.putIfAbsent(one, new Source(new Feature(one, Feature.Rule.SIGNED), field, value, Source.NO_PACKET));
        }
    }

    @Nullable
    Source get(String feature) {
        Source source = found.get(feature);
        if (source != null || dialect == Dialect.OTHER) {
            return source;
        }
        Feature alias = FlowFeatures.named(feature);
        return alias == null ? null : found.get(alias.name());
    }

    /// The names of all that were found, in the order of the dialect.
    List<String> names() {
        List<String> names = new ArrayList<>();
        for (String name : dialect == Dialect.KDD ? Kdd.names() : order) {
            if (found.containsKey(name)) {
                names.add(name);
            }
        }
        return names;
    }

    /// What the dialect has and the file does not.
    List<String> missing() {
        if (dialect == Dialect.OTHER) {
            return List.of();
        }
        List<String> all = dialect == Dialect.KDD ? Kdd.names() : order;
        return all.stream().filter(name -> !found.containsKey(name)).toList();
    }

    Map<String, String> ignored() {
        return ignored;
    }
}
