package vedette.traces.plain;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// Sums over a list of whole numbers, exactly.
record Numbers(List<Long> all) {

    /// The distances between each number and the next.
    static Numbers gaps(List<Long> times) {
        List<Long> gaps = new ArrayList<>();
        for (int i = 1; i < times.size(); i++) {
            gaps.add(times.get(i) - times.get(i - 1));
        }
        return new Numbers(gaps);
    }

    long sum() {
        return all.stream()
                .map(BigInteger::valueOf)
                .reduce(BigInteger.ZERO, BigInteger::add)
                .longValueExact();
    }

    long squares() {
        return all.stream()
                .map(BigInteger::valueOf)
                .map(each -> each.multiply(each))
                .reduce(BigInteger.ZERO, BigInteger::add)
                .longValueExact();
    }

    long min() {
        return all.stream().mapToLong(Long::longValue).min().orElse(0);
    }

    long max() {
        return all.stream().mapToLong(Long::longValue).max().orElse(0);
    }

    long first() {
        return all.isEmpty() ? 0 : all.getFirst();
    }
}
