package vedette.learn.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vedette.learn.read.name.Feature;
import vedette.learn.read.name.LabelMap;
import vedette.learn.read.name.NameKey;
import vedette.learn.read.name.ServiceWords;
import vedette.learn.read.text.FloatText;
import vedette.learn.table.Complaints;
import vedette.learn.table.Row;

/// Makes rows of fields: numbers checked and repaired, the label in its one spelling, group and time. Owned
/// by one thread.
///
/// What is wrong with a row is counted: it is dropped if it has no label, is the header again, or has something in it
/// that is no number, a flow of negative duration or lists of first packets that do not match, since nothing else in
/// such a row can be trusted; a single value that cannot be becomes NaN, or what the extractor would have written.
final class RowReader {

    private static final float MICROS = 1_000_000;

    private final Layout layout;
    private final LabelOptions options;
    private final Labels labels;
    private final Complaints complaints = new Complaints();
    private final int[] fields;
    private final Feature.Rule[] rules;
    private final String[] words;
    private final int[] places;
    private final @Nullable FirstPackets packets;
    private final boolean isInSeconds;
    private String recording = "";
    private long recordingHash;
    private long unwanted;

    RowReader(String file, Layout layout, ReadOptions read) {
        this.layout = layout;
        options = read.labels();
        labels = new Labels(file, options);
        isInSeconds = read.isInSeconds();
        int size = layout.sources.size();
        fields = new int[size];
        rules = new Feature.Rule[size];
        words = new String[size];
        places = new int[size];
        packets = layout.hasPackets() ? FirstPackets.of(layout.header) : null;
        for (int i = 0; i < size; i++) {
            Candidates.@Nullable Source source = layout.sources.get(i);
            fields[i] = source == null ? -1 : source.field();
            rules[i] = source == null ? Feature.Rule.SIGNED : source.feature().rule();
            String word = source == null ? null : source.value();
            words[i] = word == null ? "" : word;
            places[i] = source == null ? -1 : source.packet();
        }
    }

    /// Fills a row; false if it is dropped or not wanted.
    boolean fill(Fields from, Row row) throws IOException {
        if (!isWanted(from)) {
            unwanted++;
            return false;
        }
        if (!label(from, row) || !values(from, row) || !packets(from, row)) {
            return false;
        }
        row.group = layout.grouping.of(from, row.values);
        row.micros = layout.timeField < 0 ? 0 : from.micros(layout.timeField);
        if (layout.timeField >= 0 && row.micros == 0) {
            complaints.repair("no time in " + layout.header.names().get(layout.timeField));
        }
        row.age = layout.ages.of(from);
        row.source = layout.recordingField < 0 ? "" : recording(from);
        row.detail = detail(from);
        return true;
    }

    private boolean isWanted(Fields from) throws IOException {
        for (Map.Entry<Integer, String> condition : layout.conditions.entrySet()) {
            if (!from.text(condition.getKey()).equalsIgnoreCase(condition.getValue())) {
                return false;
            }
        }
        return true;
    }

    private boolean label(Fields from, Row row) throws IOException {
        row.label = "";
        if (layout.labelField < 0) {
            return true;
        }
        LabelMap.Meaning meaning = labels.of(from, layout.labelField);
        if (meaning.name().isEmpty()) {
            if (options.isNeeded()) {
                complaints.drop(isEmpty(from) ? "empty row" : "no label");
            }
            return !options.isNeeded();
        }
        if (meaning.name().equalsIgnoreCase(layout.header.names().get(layout.labelField))) {
            complaints.drop("header again");
            return false;
        }
        if (options.leavesOut(meaning)) {
            complaints.drop("label left out: " + meaning.name());
            return false;
        }
        row.label = options.nameOf(meaning);
        return true;
    }

    private boolean isEmpty(Fields from) throws IOException {
        for (int field = 0; field < layout.header.size(); field++) {
            if (layout.header.numbers().get(field) && !from.isEmpty(field)) {
                return false;
            }
        }
        return true;
    }

    private boolean values(Fields from, Row row) throws IOException {
        int wordField = -1;
        String word = "";
        for (int i = 0; i < fields.length; i++) {
            int field = fields[i];
            if (places[i] >= 0) {
                continue;
            }
            if (field < 0) {
                row.values[i] = Float.NaN;
            } else if (words[i].isEmpty()) {
                int bits = from.bits(field);
                float value = Float.intBitsToFloat(bits);
                if (bits == FloatText.NOT_A_NUMBER) {
                    return noNumber(from, field);
                }
                if (!(value >= 0 && value <= Float.MAX_VALUE)) {
                    if (value < 0 && rules[i] == Feature.Rule.DURATION) {
                        complaints.drop("negative " + name(i));
                        return false;
                    }
                    value = repaired(value, i);
                }
                row.values[i] = isInSeconds ? scaled(value, rules[i]) : value;
            } else {
                word = field == wordField ? word : from.text(field);
                wordField = field;
                row.values[i] = word.equals(words[i]) ? 1 : 0;
            }
        }
        return true;
    }

    private boolean packets(Fields from, Row row) throws IOException {
        if (packets == null) {
            return true;
        }
        String problem = packets.read(from);
        if (!problem.isEmpty()) {
            complaints.drop(problem);
            return false;
        }
        for (int i = 0; i < places.length; i++) {
            if (places[i] >= 0) {
                row.values[i] = packets.value(places[i]);
            }
        }
        return true;
    }

    private static float scaled(float value, Feature.Rule rule) {
        return rule == Feature.Rule.TIME || rule == Feature.Rule.DURATION ? value * MICROS : value;
    }

    private boolean noNumber(Fields from, int field) throws IOException {
        String name = layout.header.names().get(field);
        boolean isHeader = NameKey.of(from.text(field)).equals(NameKey.of(name));
        complaints.drop(isHeader ? "header again" : "not a number in " + name);
        return false;
    }

    /// What is put for a value that is below 0 or no finite number.
    private float repaired(float value, int column) {
        Feature.Rule rule = rules[column];
        if (!Float.isFinite(value)) {
            complaints.repair((Float.isNaN(value) ? "no value in " : "infinite ") + name(column));
            return rule == Feature.Rule.RATE ? -1 : Float.NaN;
        }
        if (rule == Feature.Rule.SIGNED || (rule == Feature.Rule.RATE && value == -1)) {
            return value;
        }
        if (rule == Feature.Rule.WINDOW && value == -1) {
            return 0;
        }
        complaints.repair("negative " + name(column));
        return Float.NaN;
    }

    private String name(int column) {
        return layout.columns.name(column);
    }

    private String detail(Fields from) throws IOException {
        String tool = layout.toolField < 0 ? "" : from.text(layout.toolField);
        if (!tool.isEmpty()) {
            return "with " + Labels.shortened(tool);
        }
        if (layout.portField < 0 || layout.protocolField < 0) {
            return "";
        }
        float port = Float.intBitsToFloat(from.bits(layout.portField));
        float protocol = Float.intBitsToFloat(from.bits(layout.protocolField));
        return ServiceWords.of(port, protocol);
    }

    private String recording(Fields from) throws IOException {
        long hash = from.hash(layout.recordingField);
        if (hash != recordingHash) {
            recordingHash = hash;
            recording = Labels.shortened(from.text(layout.recordingField));
        }
        return recording;
    }

    Complaints complaints() {
        return complaints;
    }

    /// Rows for which a condition did not hold.
    long unwanted() {
        return unwanted;
    }

    List<String> unknownLabels() {
        List<String> unknown = new ArrayList<>(labels.unknown());
        if (layout.labelField >= 0) {
            unknown.removeIf(layout.header.names().get(layout.labelField)::equalsIgnoreCase);
        }
        return unknown;
    }
}
