package vedette.feature;

/// Means and deviations from whole sums.
///
/// The difference of two large products would lose all its digits as floating point, so it is taken in 128 bits: exact,
/// never negative by rounding, and divided once. Deviations are those of a sample (n-1); with fewer than two values
/// they are 0.
public final class Moments {

    private static final double TWO_POW_64 = 0x1p64;
    private static final double MICROS_PER_SECOND = 1e6;

    private Moments() {}

    /// 0 of nothing.
    public static double mean(long count, long sum) {
        return count <= 0 ? 0 : (double) sum / count;
    }

    /// Of a sample.
    ///
    /// @param squares the sum of the squares, without sign
    public static double variance(long count, long sum, long squares) {
        if (count < 2) {
            return 0;
        }
        // count * squares - sum * sum, in 128 bits.
        long high = Math.unsignedMultiplyHigh(count, squares);
        long low = count * squares;
        long squareHigh = Math.unsignedMultiplyHigh(sum, sum);
        long squareLow = sum * sum;
        if (Long.compareUnsigned(low, squareLow) < 0) {
            high--;
        }
        high -= squareHigh;
        low -= squareLow;
        if (high < 0) {
            return 0; // sums that do not belong together: no variance is negative
        }
        return unsigned(high, low) / count / (count - 1);
    }

    public static double deviation(long count, long sum, long squares) {
        return StrictMath.sqrt(variance(count, sum, squares));
    }

    /// 0 where there is nothing to divide by.
    public static double ratio(long dividend, long divisor) {
        return divisor == 0 ? 0 : (double) dividend / divisor;
    }

    /// An amount in so many microseconds, by the second; 0 if there was no time.
    public static double perSecond(long amount, long micros) {
        return micros <= 0 ? 0 : amount / (micros / MICROS_PER_SECOND);
    }

    private static double unsigned(long high, long low) {
        double lower = low >= 0 ? low : (double) ((low >>> 1) | (low & 1)) * 2;
        return high == 0 ? lower : high * TWO_POW_64 + lower;
    }
}
