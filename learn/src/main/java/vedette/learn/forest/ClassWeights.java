package vedette.learn.forest;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// How much a row weighs, by its class.
public sealed interface ClassWeights {

    /// Every row weighs the same.
    record Equal() implements ClassWeights {}

    /// Every class weighs the same, however many rows it has.
    record Balanced() implements ClassWeights {}

    /// The weight of a row of each class; 1 where none is given.
    record Given(Map<String, Double> byClass) implements ClassWeights {

        public Given {
            byClass = Map.copyOf(byClass);
            byClass.forEach((name, weight) -> {
                if (!(weight > 0 && weight <= Float.MAX_VALUE)) {
                    throw new IllegalArgumentException(
                            "the weight of class " + name + " must be positive, was " + weight);
                }
            });
        }
    }

    /// The weight of a row of each class.
    ///
    /// @param counts how many rows each class has
    default double[] of(List<String> classes, long[] counts) {
        double[] weights = new double[counts.length];
        long rows = Arrays.stream(counts).sum();
        long present = Arrays.stream(counts).filter(count -> count > 0).count();
        for (int i = 0; i < weights.length; i++) {
            weights[i] = switch (this) {
                case Equal _ -> 1;
                case Balanced _ -> counts[i] == 0 ? 1 : (double) rows / ((double) present * counts[i]);
                case Given given -> given.byClass().getOrDefault(classes.get(i), 1.0);
            };
        }
        return weights;
    }
}
