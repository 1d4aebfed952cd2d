package vedette.api;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Numbers that describe a flow, or whatever else a model is about, by name and in order. Never changes.
public final class Features {

    private final Names names;
    private final double[] values;

    /// Names and where each stands, shared by all that have the same.
    record Names(List<String> list, Map<String, Integer> places) {

        static Names of(List<String> names) {
            Map<String, Integer> places = new TreeMap<>();
            for (String name : names) {
                if (places.put(name, places.size()) != null) {
                    throw new IllegalArgumentException("two features have one name: " + name);
                }
            }
            return new Names(List.copyOf(names), places);
        }
    }

    /// @param values are not copied
    Features(Names names, double[] values) {
        this.names = names;
        this.values = values;
    }

    /// Features of one's own.
    ///
    /// @throws IllegalArgumentException if there are not as many values as names, or a name is there twice
    public static Features of(List<String> names, double... values) {
        if (names.size() != values.length) {
            throw new IllegalArgumentException("each feature has a name and a value: there are " + names.size()
                    + " names and " + values.length + " values");
        }
        return new Features(Names.of(names), values.clone());
    }

    /// The names, in order.
    public List<String> names() {
        return names.list;
    }

    /// How many there are.
    public int size() {
        return values.length;
    }

    /// Whether one has this name.
    public boolean has(String name) {
        return names.places.containsKey(name);
    }

    /// The value of that name.
    ///
    /// @throws IllegalArgumentException if none has it
    public double value(String name) {
        Integer place = names.places.get(name);
        if (place == null) {
            throw new IllegalArgumentException("there is no feature '" + name + "': names() has all there are");
        }
        return values[place];
    }

    /// The value at that place of the names.
    public double value(int place) {
        return values[place];
    }

    /// All values, in the order of the names.
    public double[] values() {
        return values.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Features features
                && names.list.equals(features.names.list)
                && Arrays.equals(values, features.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        for (int place = 0; place < values.length; place++) {
            text.append(place == 0 ? "" : ", ")
                    .append(names.list.get(place))
                    .append('=')
                    .append(values[place]);
        }
        return text.append('}').toString();
    }
}
