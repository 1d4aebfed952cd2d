package vedette.web.page.models;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A part of a passport, which may be missing or of another kind than is thought: a model may come from anywhere.
///
/// @param value a map, a list, a text, a number or a truth value; null if there is nothing
record Tree(@Nullable Object value) {

    /// The part of that name.
    Tree at(String name) {
        return new Tree(value instanceof Map<?, ?> map ? map.get(name) : null);
    }

    /// The same, further down.
    Tree at(String name, String next) {
        return at(name).at(next);
    }

    List<Tree> list() {
        List<Tree> all = new ArrayList<>();
        if (value instanceof List<?> list) {
            list.forEach(one -> all.add(new Tree(one)));
        }
        return all;
    }

    Map<String, Tree> members() {
        Map<String, Tree> all = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, one) -> all.put(String.valueOf(name), new Tree(one)));
        }
        return all;
    }

    /// Empty if it is none.
    String text() {
        return value instanceof String text ? text : "";
    }

    /// Not a number if it is none.
    double number() {
        return value instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    /// 0 if it is no number.
    long count() {
        return value instanceof Number number ? number.longValue() : 0;
    }

    boolean isTrue() {
        return Boolean.TRUE.equals(value);
    }

    boolean isThere() {
        return value != null;
    }
}
