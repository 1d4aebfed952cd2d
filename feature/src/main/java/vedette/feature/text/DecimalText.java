package vedette.feature.text;

/// Numbers as decimal text.
///
/// A whole number of a fractional type ends in `.0`. Any other is the shortest decimal that reads back as the same
/// double, always with a point and never with an exponent, which not every reader of CSV knows.
///
/// Many values have few digits after the point. If `m / 10^4` gives the double back, with m below 10^15, then m has the
/// digits of the shortest decimal: two decimals of at most 15 digits are never the same double. That is tried first,
/// because it needs no more than a division; the rest is left to the JDK.
final class DecimalText {

    private static final int DECIMALS = 4;
    private static final double SCALE = 1e4;

    /// What has no more digits before the point than leave four after it.
    private static final double MAX_WHOLE = 1e11;

    private DecimalText() {}

    /// Puts it at a place and returns where it ends.
    static int put(long number, byte[] bytes, int place) {
        if (number < 0) {
            if (number == Long.MIN_VALUE) {
                return putText("-9223372036854775808", bytes, place);
            }
            bytes[place] = '-';
            return putDigits(-number, bytes, place + 1);
        }
        return putDigits(number, bytes, place);
    }

    static int put(double number, byte[] bytes, int place) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("a feature must be finite, was " + number);
        }
        int end = place;
        if (number < 0) {
            bytes[end++] = '-';
        }
        double size = Math.abs(number);
        if (size < MAX_WHOLE) {
            long whole = (long) size;
            if (whole == size) {
                return putText(".0", bytes, putDigits(whole, bytes, end));
            }
            long scaled = (long) (size * SCALE + 0.5);
            if (scaled / SCALE == size) {
                return putScaled(scaled, bytes, end);
            }
        }
        return putShortest(size, bytes, end);
    }

    private static int putScaled(long scaled, byte[] bytes, int place) {
        int decimals = DECIMALS;
        long digits = scaled;
        while (digits % 10 == 0) {
            digits /= 10;
            decimals--;
        }
        int end = putDigits(scaled / (long) SCALE, bytes, place);
        bytes[end] = '.';
        for (int i = decimals; i > 0; i--) {
            bytes[end + i] = (byte) ('0' + digits % 10);
            digits /= 10;
        }
        return end + decimals + 1;
    }

    private static int putShortest(double size, byte[] bytes, int place) {
        String text = Double.toString(size);
        int exponent = text.indexOf('E');
        return exponent < 0
                ? putText(text, bytes, place)
                : putPlain(text, exponent, Integer.parseInt(text, exponent + 1, text.length(), 10), bytes, place);
    }

    /// Of `d.dddE±x`, moves the point.
    private static int putPlain(String text, int digitsEnd, int exponent, byte[] bytes, int place) {
        int end = place;
        if (exponent < 0) {
            end = putText("0.", bytes, end);
            for (int i = -1; i > exponent; i--) {
                bytes[end++] = '0';
            }
            bytes[end++] = (byte) text.charAt(0);
            boolean isWhole = digitsEnd == 3 && text.charAt(2) == '0';
            return isWhole ? end : putText(text.substring(2, digitsEnd), bytes, end);
        }
        bytes[end++] = (byte) text.charAt(0);
        int decimals = digitsEnd - 2;
        for (int i = 0; i < Math.max(exponent, decimals); i++) {
            if (i == exponent) {
                bytes[end++] = '.';
            }
            bytes[end++] = i < decimals ? (byte) text.charAt(2 + i) : (byte) '0';
        }
        return exponent >= decimals ? putText(".0", bytes, end) : end;
    }

    private static int putDigits(long number, byte[] bytes, int place) {
        int digits = 1;
        for (long rest = number / 10; rest > 0; rest /= 10) {
            digits++;
        }
        long rest = number;
        for (int i = place + digits - 1; i >= place; i--) {
            long quotient = rest / 10;
            bytes[i] = (byte) ('0' + (rest - quotient * 10));
            rest = quotient;
        }
        return place + digits;
    }

    static int putText(String text, byte[] bytes, int place) {
        for (int i = 0; i < text.length(); i++) {
            bytes[place + i] = (byte) text.charAt(i);
        }
        return place + text.length();
    }
}
