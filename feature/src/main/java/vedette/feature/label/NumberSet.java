package vedette.feature.label;

import java.util.BitSet;
import java.util.Map;

/// Ports or protocols: numbers from 0 to a largest.
record NumberSet(BitSet numbers) {

    static final int MAX_PORT = 0xFFFF;
    static final int MAX_PROTOCOL = 0xFF;

    private static final String ALL = "*";

    NumberSet {
        numbers = (BitSet) numbers.clone();
    }

    boolean contains(int number) {
        return numbers.get(number);
    }

    /// Numbers, ranges (`a-b`) and names, with `;` between them; `*` or nothing for all.
    ///
    /// @throws IllegalArgumentException if it is none of these
    static NumberSet parse(String text, int max, Map<String, int[]> names) {
        BitSet numbers = new BitSet();
        if (text.equals(ALL) || text.isEmpty()) {
            numbers.set(0, max + 1);
            return new NumberSet(numbers);
        }
        for (String part : text.split(";", -1)) {
            int[] named = names.get(part.strip());
            if (named == null) {
                addRange(numbers, part.strip(), max);
            } else {
                for (int number : named) {
                    numbers.set(number);
                }
            }
        }
        return new NumberSet(numbers);
    }

    private static void addRange(BitSet numbers, String part, int max) {
        int dash = part.indexOf('-');
        int first = Integer.parseInt(dash < 0 ? part : part.substring(0, dash).strip());
        int last = dash < 0 ? first : Integer.parseInt(part.substring(dash + 1).strip());
        if (first < 0 || last > max || first > last) {
            throw new IllegalArgumentException(part + " is not in [0, " + max + "]");
        }
        numbers.set(first, last + 1);
    }
}
