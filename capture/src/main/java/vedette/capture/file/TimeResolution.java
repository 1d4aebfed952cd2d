package vedette.capture.file;

/// How a pcapng interface counts time: so many units a second, from an offset.
///
/// @param isBinary whether a second has 2^exponent units rather than 10^exponent
/// @param offsetSeconds added to every timestamp
record TimeResolution(boolean isBinary, int exponent, long offsetSeconds) {

    static final TimeResolution MICROSECONDS = new TimeResolution(false, 6, 0);

    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long MAX_SECONDS = Long.MAX_VALUE / NANOS_PER_SECOND - 1;
    private static final int MAX_BINARY_EXPONENT = 63;
    private static final int MAX_DECIMAL_EXPONENT = 18;

    TimeResolution {
        exponent = Math.min(exponent, isBinary ? MAX_BINARY_EXPONENT : MAX_DECIMAL_EXPONENT);
    }

    /// As an `if_tsresol` option says it: the highest bit chooses the base.
    static TimeResolution ofOption(int option) {
        return new TimeResolution((option & 0x80) != 0, option & 0x7F, 0);
    }

    TimeResolution withOffset(long seconds) {
        return new TimeResolution(isBinary, exponent, seconds);
    }

    private long unitsPerSecond() {
        if (isBinary) {
            return 1L << exponent;
        }
        long units = 1;
        for (int i = 0; i < exponent; i++) {
            units *= 10;
        }
        return units;
    }

    /// The multiplier that turns units into nanoseconds, or 0 if it takes more than a multiplication.
    long nanosPerUnit() {
        return !isBinary && exponent <= 9 && offsetSeconds == 0 ? NANOS_PER_SECOND / unitsPerSecond() : 0;
    }

    /// Nanoseconds since 1970 of an unsigned count of units, held within what 64 bits can say.
    long nanos(long units) {
        long perSecond = unitsPerSecond();
        long seconds = Long.divideUnsigned(units, perSecond);
        long rest = Long.remainderUnsigned(units, perSecond);
        long nanos = (long) ((double) rest / perSecond * NANOS_PER_SECOND);
        if (!isBinary) {
            nanos = exponent <= 9 ? rest * (NANOS_PER_SECOND / perSecond) : rest / (perSecond / NANOS_PER_SECOND);
        }
        long shifted =
                Math.clamp(offsetSeconds, -MAX_SECONDS, MAX_SECONDS) + Math.min(seconds & Long.MAX_VALUE, MAX_SECONDS);
        return Math.clamp(shifted, -MAX_SECONDS, MAX_SECONDS) * NANOS_PER_SECOND + nanos;
    }
}
