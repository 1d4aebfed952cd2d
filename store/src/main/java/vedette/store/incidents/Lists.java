package vedette.store.incidents;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vedette.common.Address;
import vedette.incident.Burst;

/// Lists as one text, with blanks between, and back.
final class Lists {

    private Lists() {}

    static String text(Collection<?> list) {
        return list.stream().map(Object::toString).collect(Collectors.joining(" "));
    }

    static String bursts(List<Burst> bursts) {
        return bursts.stream()
                .map(burst -> burst.firstNanos() + "-" + burst.lastNanos())
                .collect(Collectors.joining(" "));
    }

    static List<Address> addresses(String text) {
        return list(text, Address::parse);
    }

    static List<String> texts(String text) {
        return list(text, Function.identity());
    }

    static List<Integer> numbers(String text) {
        return list(text, Integer::valueOf);
    }

    static List<Burst> bursts(String text) {
        return list(text, one -> {
            int dash = one.indexOf('-', 1);
            return new Burst(Long.parseLong(one, 0, dash, 10), Long.parseLong(one, dash + 1, one.length(), 10));
        });
    }

    private static <T> List<T> list(String text, Function<String, T> of) {
        return text.isEmpty() ? List.of() : Stream.of(text.split(" ")).map(of).toList();
    }
}
