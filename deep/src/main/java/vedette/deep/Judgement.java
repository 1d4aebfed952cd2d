package vedette.deep;

/// How many rows of each class were taken for which.
final class Judgement {

    private final long[][] counts; // of class, taken for

    Judgement(int classes) {
        counts = new long[classes][classes];
    }

    /// Takes the greatest of the values for what the row was taken for.
    void add(int label, float[] said, int from) {
        int best = 0;
        for (int each = 1; each < counts.length; each++) {
            if (said[from + each] > said[from + best]) {
                best = each;
            }
        }
        counts[label][best]++;
    }

    float accuracy() {
        long right = 0;
        long all = 0;
        for (int of = 0; of < counts.length; of++) {
            right += counts[of][of];
            for (long count : counts[of]) {
                all += count;
            }
        }
        return all == 0 ? 0 : (float) right / all;
    }

    /// The mean over the classes of which there are rows of the F1 of each.
    float macroF1() {
        double sum = 0;
        int classes = 0;
        for (int each = 0; each < counts.length; each++) {
            long of = 0;
            long takenFor = 0;
            for (int other = 0; other < counts.length; other++) {
                of += counts[each][other];
                takenFor += counts[other][each];
            }
            if (of > 0) {
                sum += 2.0 * counts[each][each] / (of + takenFor);
                classes++;
            }
        }
        return classes == 0 ? 0 : (float) (sum / classes);
    }
}
