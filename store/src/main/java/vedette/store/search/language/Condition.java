package vedette.store.search.language;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// What has to be so of a row: SQL that is made of our own words only, and what stands for its question marks.
///
/// @param values texts and numbers
public record Condition(String sql, List<Object> values) {

    public static final Condition ALWAYS = new Condition("1 = 1", List.of());
    public static final Condition NEVER = new Condition("1 = 0", List.of());

    public Condition {
        values = List.copyOf(values);
    }

    public static Condition of(String sql, Object... values) {
        return new Condition(sql, List.of(values));
    }

    /// All of these; always, if there are none.
    public static Condition all(List<Condition> parts) {
        return parts.isEmpty() ? ALWAYS : joined(parts, " AND ");
    }

    /// At least one of these; never, if there are none.
    public static Condition any(List<Condition> parts) {
        return parts.isEmpty() ? NEVER : joined(parts, " OR ");
    }

    private static Condition joined(List<Condition> parts, String word) {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        List<Object> values = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (Condition part : parts) {
            texts.add(part.sql);
            values.addAll(part.values);
        }
        return new Condition("(" + String.join(word, texts) + ")", values);
    }

    /// A column that has one of these values.
    public static Condition among(String column, List<?> values) {
        if (values.isEmpty()) {
            return NEVER;
        }
        String places = String.join(", ", Collections.nCopies(values.size(), "?"));
        return new Condition(column + " IN (" + places + ")", List.copyOf(values));
    }

    public Condition not() {
        return new Condition("NOT (" + sql + ")", values);
    }
}
