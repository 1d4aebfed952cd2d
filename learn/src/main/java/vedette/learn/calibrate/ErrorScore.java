package vedette.learn.calibrate;

import java.io.IOException;
import java.util.Arrays;
import java.util.StringJoiner;

/// Makes a score of how far a row is off what is usual, from 0 to 1 and never falling: up to
/// [#AT_MOST_KNOWN] the share of usual rows that are less off, beyond it how many times farther off than
/// the worst of them.
public final class ErrorScore {

    /// The score of the worst of the rows by which it was fitted.
    public static final float AT_MOST_KNOWN = 0.9f;

    private static final int POINTS = 1_024;

    private final float[] errors;
    private final float[] scores;

    private ErrorScore(float[] errors, float[] scores) {
        this.errors = errors;
        this.scores = scores;
    }

    /// Fits it to the errors of usual rows that were not trained on.
    public static ErrorScore fit(float[] usual) {
        float[] sorted = usual.clone();
        Arrays.sort(sorted);
        if (sorted.length == 0 || !(sorted[0] >= 0) || !Float.isFinite(sorted[sorted.length - 1])) {
            throw new IllegalArgumentException("a score of errors needs errors that are finite and not negative");
        }
        float[] errors = new float[POINTS];
        float[] scores = new float[POINTS];
        int points = 0;
        for (int i = 0; i < POINTS; i++) {
            int place = (int) Math.round((double) i * (sorted.length - 1) / (POINTS - 1));
            float share = sorted.length == 1 ? 1 : (float) place / (sorted.length - 1);
            if (points == 0 || sorted[place] > errors[points - 1]) {
                errors[points++] = sorted[place];
            }
            scores[points - 1] = AT_MOST_KNOWN * share;
        }
        return new ErrorScore(Arrays.copyOf(errors, points), Arrays.copyOf(scores, points));
    }

    /// The score of a row that is so far off. What is no number is the worst there is.
    public float of(float error) {
        int last = errors.length - 1;
        if (!(error <= errors[last])) {
            float share = Float.isNaN(error) ? 0 : errors[last] / error;
            return 1 - (1 - AT_MOST_KNOWN) * share;
        }
        int found = Arrays.binarySearch(errors, error);
        int above = found >= 0 ? found : -found - 1;
        if (above == 0 || found >= 0) {
            return scores[above];
        }
        float share = (error - errors[above - 1]) / (errors[above] - errors[above - 1]);
        return scores[above - 1] + share * (scores[above] - scores[above - 1]);
    }

    /// Errors of which it is known what score they have, in order and all different.
    public float[] errors() {
        return errors.clone();
    }

    /// The scores of [#errors].
    public float[] scores() {
        return scores.clone();
    }

    /// As the metadata of a file: errors and their scores in turn.
    public String text() {
        StringJoiner text = new StringJoiner(" ");
        for (int i = 0; i < errors.length; i++) {
            text.add(Float.toString(errors[i])).add(Float.toString(scores[i]));
        }
        return text.toString();
    }

    /// Reads what [#text] gives.
    ///
    /// @throws IOException if it cannot have been given by it
    public static ErrorScore read(String text) throws IOException {
        String[] numbers = text.split(" ", 2 * POINTS + 1);
        if (numbers.length < 2 || numbers.length % 2 != 0) {
            throw new IOException("damaged model: its scores of errors are " + numbers.length + " numbers");
        }
        float[] errors = new float[numbers.length / 2];
        float[] scores = new float[errors.length];
        try {
            for (int i = 0; i < errors.length; i++) {
                errors[i] = Float.parseFloat(numbers[2 * i]);
                scores[i] = Float.parseFloat(numbers[2 * i + 1]);
                boolean isNext = i == 0 ? errors[0] >= 0 : errors[i] > errors[i - 1] && scores[i] >= scores[i - 1];
                if (!isNext || !Float.isFinite(errors[i]) || !(scores[i] >= 0 && scores[i] <= AT_MOST_KNOWN)) {
                    throw new IOException("damaged model: its scores of errors are not in order");
                }
            }
        } catch (NumberFormatException e) {
            throw new IOException("damaged model: its scores of errors are no numbers", e);
        }
        return new ErrorScore(errors, scores);
    }
}
