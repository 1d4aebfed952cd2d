package vedette.learn.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vedette.learn.read.name.DataException;
import vedette.learn.read.name.Dialect;
import vedette.learn.read.name.Header;
import vedette.learn.table.Columns;

/// Where in a file everything is that becomes of a row.
final class Layout {

    private static final String[] LABELS = {"Label", "class", "attack", "attack_type", "category", "target"};
    private static final String[] TIMES = {"Timestamp", "window_start", "datetime", "start_time", "stime", "ts"};

    final Header header;
    final Columns columns;
    final FileReport report;
    final List<Candidates.@Nullable Source> sources;
    final Grouping grouping;
    final int labelField;
    final int timeField;
    final int recordingField;
    final int toolField;
    final int portField;
    final int protocolField;
    final AgeFields ages;
    final Map<Integer, String> conditions;

    /// @param file to say what is wrong with
    Layout(String file, Header header, Dialect dialect, ReadOptions options) throws DataException {
        this.header = header;
        labelField = label(file, header, options.labels());
        timeField = header.find(TIMES);
        recordingField = header.find("recording");
        toolField = header.find("label_tool");
        portField = header.find("Dst Port");
        protocolField = header.find("Protocol");
        ages = AgeFields.of(header);
        grouping = Grouping.of(header, dialect);
        conditions = conditions(file, header, options.conditions());
        Candidates candidates = new Candidates(header, dialect, options);
        Columns wanted = options.columns();
        if (wanted == null && options.isSequenceWanted() && !(dialect == Dialect.FULL && FirstPackets.areIn(header))) {
            throw new DataException(file + " does not say what the first packets of flows were: rows that"
                    + " `vedette flows --schema full` makes do, in " + String.join(", ", FirstPackets.lists()));
        }
        columns = wanted == null ? all(candidates) : wanted;
        sources = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (String name : columns.names()) {
            Candidates.Source source = candidates.get(name);
            sources.add(source);
            if (source == null) {
                missing.add(name);
            }
        }
        if (missing.size() == columns.size()) {
            throw new DataException(
                    file + " has none of the columns that are features: it has " + String.join(", ", header.names()));
        }
        report = new FileReport(
                dialect,
                ignored(candidates),
                wanted == null ? List.of() : missing,
                wanted == null ? candidates.missing() : List.of(),
                grouping.kind().description(),
                timeField >= 0);
    }

    private Columns all(Candidates candidates) {
        List<String> names = new ArrayList<>(candidates.names());
        if (labelField >= 0) {
            names.remove(header.names().get(labelField)); // a label may be a number
        }
        return new Columns(names);
    }

    private Map<String, String> ignored(Candidates candidates) {
        Map<String, String> ignored = new LinkedHashMap<>(candidates.ignored());
        for (String name : candidates.names()) {
            Candidates.Source source = candidates.get(name);
            if (source != null
                    && sources.stream().noneMatch(taken -> taken != null && taken.field() == source.field())) {
                ignored.put(
                        header.names().get(source.field()),
                        "not among what is wanted: the model or other files do not have it");
            }
        }
        if (hasPackets()) {
            ignored.keySet().removeAll(FirstPackets.lists());
        }
        if (labelField >= 0) {
            ignored.remove(header.names().get(labelField));
        }
        return ignored;
    }

    /// Whether any feature is one of first packets.
    boolean hasPackets() {
        return sources.stream().anyMatch(source -> source != null && source.isOfPacket());
    }

    private static int label(String file, Header header, LabelOptions options) throws DataException {
        String wanted = options.column();
        int field = wanted == null ? header.find(LABELS) : header.find(wanted);
        if (field < 0 && (wanted != null || options.isNeeded())) {
            throw new DataException(file + " has no column " + (wanted == null ? "of labels" : wanted)
                    + ": name the one that has the labels (--label-column); it has "
                    + String.join(", ", header.names()));
        }
        return field;
    }

    private static Map<Integer, String> conditions(String file, Header header, List<ReadOptions.Condition> conditions)
            throws DataException {
        Map<Integer, String> fields = new LinkedHashMap<>();
        for (ReadOptions.Condition condition : conditions) {
            int field = header.find(condition.column());
            if (field < 0) {
                throw new DataException(file + " has no column " + condition.column() + " to choose rows by; it has "
                        + String.join(", ", header.names()));
            }
            fields.put(field, condition.text());
        }
        return fields;
    }
}
