package vedette.traces.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vedette.flow.record.DirectionView;
import vedette.flow.record.FlowView;

/// Everything that a row of a flow says, by the name of the accessor that says it: `packets`, `forward.packets` and so
/// on. Numbers are longs, everything else is text.
///
/// @param tickEnd the end of the second in which it was put out, in nanoseconds
public record Row(long tickEnd, Map<String, Object> values) {

    /// Any order that does not depend on who made the rows.
    public static final Comparator<Row> ORDER = Comparator.comparingLong(Row::tickEnd)
            .thenComparingLong(row -> row.number("start"))
            .thenComparingLong(row -> row.number("conversationStart"))
            .thenComparing(row -> row.values().toString());

    /// All that a flow says now.
    public static Row of(long tickEnd, FlowView flow) {
        Map<String, Object> values = new TreeMap<>();
        add(values, "", flow);
        add(values, "forward.", flow.forward());
        add(values, "backward.", flow.backward());
        List<String> sequence = new ArrayList<>();
        for (int i = 0; i < flow.sequenceLength(); i++) {
            sequence.add(packet(
                    flow.isSequenceBackward(i), flow.sequencePayload(i), flow.sequenceFlags(i), flow.sequenceGap(i)));
        }
        values.put("sequence", String.join(" ", sequence));
        return new Row(tickEnd, values);
    }

    /// One packet of a sequence, as text.
    public static String packet(boolean isBackward, long payload, int flags, long gap) {
        return (isBackward ? "<" : ">") + payload + "/" + flags + "+" + gap;
    }

    public long number(String name) {
        return (Long) value(name);
    }

    public String text(String name) {
        return value(name).toString();
    }

    private Object value(String name) {
        Object value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("a row has no " + name);
        }
        return value;
    }

    /// What differs, each as `name: this, other`.
    public List<String> differences(Row other) {
        List<String> differences = new ArrayList<>();
        if (tickEnd != other.tickEnd) {
            differences.add("tick: " + tickEnd + ", " + other.tickEnd);
        }
        values.forEach((name, value) -> {
            Object theirs = other.values.get(name);
            if (!value.equals(theirs)) {
                differences.add(name + ": " + value + ", " + theirs);
            }
        });
        other.values.keySet().stream()
                .filter(name -> !values.containsKey(name))
                .forEach(name -> differences.add(name + ": none, " + other.values.get(name)));
        return differences;
    }

    private static void add(Map<String, Object> values, String prefix, Object view) {
        for (Method method : view.getClass().getMethods()) {
            boolean isAccessor = method.getDeclaringClass() == view.getClass()
                    && method.getParameterCount() == 0
                    && method.getReturnType() != DirectionView.class;
            if (isAccessor) {
                values.put(prefix + method.getName(), plain(invoke(method, view)));
            }
        }
    }

    private static Object invoke(Method method, Object view) {
        try {
            return method.invoke(view);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(method.getName() + " cannot be read", e);
        }
    }

    /// Widened or put into words, so that equal values are equal objects.
    private static Object plain(Object value) {
        return value instanceof Number number ? (Object) number.longValue() : value.toString();
    }
}
