package vedette.feature.text;

import java.time.LocalDate;

/// Times as text, UTC, with microseconds, as each format has them. Remembers the latest day, so it is owned by one
/// thread.
public final class TimeText {

    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final long MICROS_PER_DAY = 86_400 * MICROS_PER_SECOND;

    /// Before and after this the year would not have four digits.
    private static final long MIN_DAY = LocalDate.of(0, 1, 1).toEpochDay();

    private static final long MAX_DAY = LocalDate.of(9999, 12, 31).toEpochDay();

    private final char separator;
    private final String zone;
    private long day = Long.MIN_VALUE;
    private String date = "";

    private TimeText(char separator, String zone) {
        this.separator = separator;
        this.zone = zone;
    }

    /// `2017-07-03 11:57:41.826651`
    public static TimeText plain() {
        return new TimeText(' ', "");
    }

    /// `2017-07-03T11:57:41.826651Z`
    public static TimeText iso() {
        return new TimeText('T', "Z");
    }

    /// `2017-07-03T11:57:41.826651+0000`
    public static TimeText eve() {
        return new TimeText('T', "+0000");
    }

    int put(long micros, byte[] bytes, int place) {
        long newDay = Math.clamp(Math.floorDiv(micros, MICROS_PER_DAY), MIN_DAY, MAX_DAY);
        if (newDay != day) {
            day = newDay;
            date = LocalDate.ofEpochDay(day).toString();
        }
        long inDay = Math.floorMod(micros, MICROS_PER_DAY);
        int seconds = (int) (inDay / MICROS_PER_SECOND);
        int end = DecimalText.putText(date, bytes, place);
        bytes[end++] = (byte) separator;
        end = putPadded(seconds / 3600, 2, bytes, end);
        bytes[end++] = ':';
        end = putPadded(seconds / 60 % 60, 2, bytes, end);
        bytes[end++] = ':';
        end = putPadded(seconds % 60, 2, bytes, end);
        bytes[end++] = '.';
        end = putPadded((int) (inDay % MICROS_PER_SECOND), 6, bytes, end);
        return DecimalText.putText(zone, bytes, end);
    }

    /// Seconds with six decimals: `1499083061.826651`, or a stretch of time.
    static int putSeconds(long micros, byte[] bytes, int place) {
        int end = place;
        if (micros < 0) {
            bytes[end++] = '-';
        }
        long size = Math.abs(micros);
        end = DecimalText.put(size / MICROS_PER_SECOND, bytes, end);
        bytes[end++] = '.';
        return putPadded((int) (size % MICROS_PER_SECOND), 6, bytes, end);
    }

    private static int putPadded(int number, int digits, byte[] bytes, int place) {
        int rest = number;
        for (int i = place + digits - 1; i >= place; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return place + digits;
    }
}
