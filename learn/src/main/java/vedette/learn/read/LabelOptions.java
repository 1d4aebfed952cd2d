package vedette.learn.read;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vedette.learn.read.name.LabelMap;

/// How labels are read.
///
/// @param column that has them; null to look for it
/// @param map what they mean
/// @param naming what of the meaning becomes the label of a row
/// @param leftOut classes whose rows are dropped; `attempted` for all that had no effect
/// @param isNeeded whether rows without a label are dropped
public record LabelOptions(
        @Nullable String column, LabelMap map, Naming naming, Set<String> leftOut, boolean isNeeded) {

    static final String ATTEMPTED = "attempted";

    /// What of a meaning becomes the label of a row. Where it is not known, that is the class.
    public enum Naming {
        CLASS,
        FAMILY,
        GROUP
    }

    public LabelOptions {
        leftOut = Set.copyOf(leftOut);
    }

    /// Classes as the data name them, without attempts and activity of which too little was seen.
    public static LabelOptions defaults() {
        return new LabelOptions(null, LabelMap.known(), Naming.CLASS, Set.of(ATTEMPTED, "partial"), true);
    }

    public LabelOptions withColumn(@Nullable String name) {
        return new LabelOptions(name, map, naming, leftOut, isNeeded);
    }

    public LabelOptions withMap(LabelMap other) {
        return new LabelOptions(column, other, naming, leftOut, isNeeded);
    }

    public LabelOptions withNaming(Naming other) {
        return new LabelOptions(column, map, other, leftOut, isNeeded);
    }

    public LabelOptions withLeftOut(Set<String> classes) {
        return new LabelOptions(column, map, naming, new TreeSet<>(classes), isNeeded);
    }

    /// Rows without a label are kept, to be judged.
    public LabelOptions optional() {
        return new LabelOptions(column, map, naming, leftOut, false);
    }

    String nameOf(LabelMap.Meaning meaning) {
        String name = switch (naming) {
            case CLASS -> meaning.name();
            case FAMILY -> meaning.family();
            case GROUP -> meaning.group();
        };
        return name.isEmpty() ? meaning.name() : name;
    }

    boolean leavesOut(LabelMap.Meaning meaning) {
        return leftOut.contains(meaning.name()) || (meaning.isAttempted() && leftOut.contains(ATTEMPTED));
    }
}
