package vedette.store.search.language;

import java.util.List;

/// A term of a search: what is asked of which field.
///
/// @param operator `:` for any of the values; `>`, `>=`, `<` or `<=`
/// @param values as they were written; at least one
/// @param isNot whether it must not be so
/// @param from where it begins in the text
/// @param to where it ends
record SearchTerm(Field field, String operator, List<String> values, boolean isNot, int from, int to) {

    SearchTerm {
        values = List.copyOf(values);
    }

    BadSearch bad(String why) {
        return new BadSearch(why, from, to);
    }
}
