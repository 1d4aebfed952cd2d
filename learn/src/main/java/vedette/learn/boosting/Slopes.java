package vedette.learn.boosting;

/// How the error of each row changes with its sum for one class: the first and the second derivative, as whole
/// numbers of a unit in the two halves of 64 bits. So they are added up exactly, whatever the order, both at once, and
/// what is left of a sum is had by subtraction.
///
/// ```
///  63                  32 31                   0
/// +----------------------+----------------------+
/// |   first, signed      |  second, unsigned    |
/// +----------------------+----------------------+
/// ```
final class Slopes {

    private static final double MOST_FIRST = 1 << 30;
    private static final double MOST_SECOND = 1L << 31;
    private static final long SECOND_MASK = 0xFFFF_FFFFL;

    private final long[] packed;
    private double firstUnit;
    private double secondUnit;

    Slopes(int rows) {
        packed = new long[rows];
    }

    /// Takes the slopes of all rows. The units are such that the sum over all rows has just room.
    void fill(float[] first, float[] second) {
        double firstSum = 0;
        double secondSum = 0;
        for (int row = 0; row < packed.length; row++) {
            firstSum += Math.abs(first[row]);
            secondSum += second[row];
        }
        firstUnit = Math.max(firstSum, Float.MIN_NORMAL) / MOST_FIRST;
        secondUnit = Math.max(secondSum, Float.MIN_NORMAL) / MOST_SECOND;
        for (int row = 0; row < packed.length; row++) {
            long whole = Math.round(first[row] / firstUnit);
            packed[row] = (whole << 32) + Math.max(1, Math.round(second[row] / secondUnit)); // 0 is for no row at all
        }
    }

    long of(int row) {
        return packed[row];
    }

    long[] all() {
        return packed;
    }

    /// What the first derivatives sum to.
    double first(long sum) {
        return (sum >> 32) * firstUnit;
    }

    /// What the second derivatives sum to.
    double second(long sum) {
        return (sum & SECOND_MASK) * secondUnit;
    }
}
