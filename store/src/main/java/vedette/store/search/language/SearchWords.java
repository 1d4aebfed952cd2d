package vedette.store.search.language;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import vedette.flow.record.FlowEnd;

/// Values that a search knows by name, for those who offer them.
public final class SearchWords {

    private SearchWords() {}

    /// Those of a field; none if it has no names, or they are somebody else's to know.
    public static List<String> of(Field field) {
        return switch (field.kind()) {
            case STATE -> FieldConditions.STATES.keySet().stream().sorted().toList();
            case PROTOCOL -> Protocols.NAMES.keySet().stream().sorted().toList();
            case END -> Arrays.stream(FlowEnd.values()).map(FlowEnd::label).toList();
            case INCIDENT ->
                field == Field.LABEL
                        ? Stream.concat(IncidentEnds.families().stream(), IncidentEnds.kinds().stream())
                                .distinct()
                                .toList()
                        : List.of();
            default -> List.of();
        };
    }

    /// Whether its values are addresses.
    public static boolean isAddress(Field field) {
        return field.kind() == Field.Kind.ADDRESS;
    }

    /// The field that a name, or another name of it, stands for.
    public static java.util.Optional<Field> field(String name) {
        return Field.named(name);
    }
}
