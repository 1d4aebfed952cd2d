package vedette.learn.read.text;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/// Moments as data sets write them, in microseconds since 1970, where no zone is given as if it were UTC.
///
/// - ISO: `2017-07-03 11:57:41.826651`, with a blank or `T`, any number of decimals, and `Z` or an offset after it
/// - day first: `3/7/2017 8:55`, `03/07/2017 08:55:58`, with `AM` or `PM` after it. CICFlowMeter writes hours from 1 to
///   12 and leaves out which half of the day it is; working hours are meant, so that 1 to 7 are in the afternoon
/// - seconds since 1970, from 1973 on, with decimals; milliseconds, microseconds or nanoseconds if they are so many
public final class TimeText {

    private static final long SECOND = 1_000_000;
    private static final int NOON = 12;
    private static final int FIRST_WORKING_HOUR = 8;
    private static final long FIRST_SECOND = 100_000_000;
    private static final long FIRST_MILLIS = 100_000_000_000L;

    private final boolean isHalfDay;
    private byte[] text = new byte[0];
    private int at;
    private int end;

    /// @param isHalfDay whether hours without AM and PM are those of CICFlowMeter
    public TimeText(boolean isHalfDay) {
        this.isHalfDay = isHalfDay;
    }

    /// The moment; 0 if the text is none.
    public long micros(byte[] bytes, int from, int to) {
        text = bytes;
        at = from;
        end = to;
        blanks();
        int begin = at;
        long first = digits();
        if (at == begin) {
            return 0;
        }
        try {
            if (is('-')) {
                return iso(first);
            }
            return is('/') ? dayFirst(first) : epoch(first);
        } catch (DateTimeException _) {
            return 0;
        }
    }

    private long iso(long year) {
        at++;
        long month = digits();
        if (!take('-')) {
            return 0;
        }
        long day = digits();
        if (!take('T')) {
            blanks();
        }
        long clock = clock();
        return clock < 0 ? 0 : moment(year, month, day, clock) - offset() * SECOND;
    }

    private long dayFirst(long day) {
        at++;
        long month = digits();
        if (!take('/')) {
            return 0;
        }
        long year = digits();
        blanks();
        long clock = clock();
        if (clock < 0) {
            return 0;
        }
        blanks();
        long hour = clock / (3_600 * SECOND);
        if (isLetter('p')) {
            clock += hour < NOON ? NOON * 3_600 * SECOND : 0;
        } else if (isLetter('a')) {
            clock -= hour == NOON ? NOON * 3_600 * SECOND : 0;
        } else if (isHalfDay && hour > 0 && hour < FIRST_WORKING_HOUR) {
            clock += NOON * 3_600 * SECOND;
        }
        return moment(year < 100 ? 2_000 + year : year, month, day, clock);
    }

    private long epoch(long whole) {
        long micros = fraction();
        if ((at != end && !isBlank()) || whole < FIRST_SECOND) {
            return 0;
        }
        if (whole < FIRST_MILLIS) {
            return whole * SECOND + micros;
        }
        long scale = FIRST_MILLIS * 1_000;
        long value = whole;
        if (value < scale) {
            return value * 1_000;
        }
        return value < scale * 1_000 ? value : value / 1_000;
    }

    /// Hours, minutes, seconds and their decimals; a day without them begins at midnight. Negative if there is
    /// nonsense.
    private long clock() {
        if (at == end) {
            return 0;
        }
        long hours = digits();
        if (!take(':')) {
            return -1;
        }
        long minutes = digits();
        long seconds = take(':') ? digits() : 0;
        long micros = fraction();
        if (hours > 23 || minutes > 59 || seconds > 60) {
            return -1;
        }
        return ((hours * 60 + minutes) * 60 + seconds) * SECOND + micros;
    }

    private long fraction() {
        long micros = 0;
        if (take('.')) {
            long unit = SECOND / 10;
            for (; at < end && text[at] >= '0' && text[at] <= '9'; at++) {
                micros += unit * (text[at] - '0');
                unit /= 10;
            }
        }
        return micros;
    }

    /// East of Greenwich, in seconds.
    private long offset() {
        boolean isWest = is('-');
        if (!isWest && !is('+')) {
            return 0;
        }
        at++;
        int from = at;
        long hours = digits();
        long minutes = 0;
        if (at - from == 4) {
            minutes = hours % 100;
            hours /= 100;
        } else if (take(':')) {
            minutes = digits();
        }
        long seconds = Math.min(hours, 24) * 3_600 + Math.min(minutes, 59) * 60;
        return isWest ? -seconds : seconds;
    }

    private static long moment(long year, long month, long day, long clock) {
        if (year > 9_999 || month > 12 || day > 31) {
            return 0;
        }
        LocalDateTime midnight = LocalDateTime.of((int) year, (int) month, (int) day, 0, 0);
        return midnight.toEpochSecond(ZoneOffset.UTC) * SECOND + clock;
    }

    private long digits() {
        long number = 0;
        for (; at < end && text[at] >= '0' && text[at] <= '9'; at++) {
            boolean isTooLarge = number > Long.MAX_VALUE / 10 - 1;
            number = isTooLarge ? Long.MAX_VALUE : number * 10 + text[at] - '0';
        }
        return number;
    }

    private void blanks() {
        while (isBlank()) {
            at++;
        }
    }

    private boolean isBlank() {
        return is(' ') || is('\t');
    }

    private boolean is(char wanted) {
        return at < end && text[at] == wanted;
    }

    private boolean isLetter(char small) {
        return at < end && (text[at] | 0x20) == small;
    }

    private boolean take(char wanted) {
        boolean is = is(wanted);
        at += is ? 1 : 0;
        return is;
    }
}
