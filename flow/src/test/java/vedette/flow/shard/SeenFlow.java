package vedette.flow.shard;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vedette.common.IpText;
import vedette.flow.record.DirectionView;
import vedette.flow.record.FlowEnd;
import vedette.flow.record.FlowView;

/// A row as it was put out: every number that a view has, by the name of its accessor.
record SeenFlow(Map<String, Object> values) {

    static SeenFlow of(FlowView view) {
        Map<String, Object> values = new TreeMap<>();
        read(view, "", values);
        read(view.forward(), "forward.", values);
        read(view.backward(), "backward.", values);
        List<Object> sequence = new ArrayList<>();
        for (int i = 0; i < view.sequenceLength(); i++) {
            sequence.add(List.of(
                    view.sequencePayload(i), view.isSequenceBackward(i), view.sequenceFlags(i), view.sequenceGap(i)));
        }
        values.put("sequence", sequence);
        values.put("source", IpText.of(view.sourceHigh(), view.sourceLow()) + ":" + view.sourcePort());
        values.put(
                "destination", IpText.of(view.destinationHigh(), view.destinationLow()) + ":" + view.destinationPort());
        return new SeenFlow(values);
    }

    private static void read(Object view, String prefix, Map<String, Object> values) {
        for (Method method : view.getClass().getMethods()) {
            boolean isAccessor = method.getParameterCount() == 0
                    && method.getDeclaringClass() == view.getClass()
                    && !Modifier.isStatic(method.getModifiers())
                    && method.getReturnType() != DirectionView.class;
            if (isAccessor) {
                try {
                    values.put(prefix + method.getName(), method.invoke(view));
                } catch (IllegalAccessException | InvocationTargetException e) {
                    throw new LinkageError(method.toString(), e);
                }
            }
        }
    }

    long number(String name) {
        return ((Number) value(name)).longValue();
    }

    private Object value(String name) {
        Object value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("a flow has no " + name + " but " + values.keySet());
        }
        return value;
    }

    long forward(String name) {
        return number("forward." + name);
    }

    long backward(String name) {
        return number("backward." + name);
    }

    long packets() {
        return number("packets");
    }

    String history() {
        return value("history").toString();
    }

    FlowEnd end() {
        return (FlowEnd) value("end");
    }

    String ends() {
        return value("source") + " > " + value("destination");
    }

    @Override
    public String toString() {
        return ends() + " " + values;
    }
}
