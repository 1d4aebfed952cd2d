package vedette.app.session;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import vedette.api.engine.SystemClock;

/// Reads moments as people write them: ISO 8601, seconds since 1970, `-2h`, `today`, `yesterday`, `now`. Without an
/// offset the zone of this machine is meant.
public final class TimeConverter implements ITypeConverter<Instant> {

    private final ZonedDateTime now;

    public TimeConverter() {
        this(ZonedDateTime.ofInstant(
                Instant.ofEpochMilli(SystemClock.INSTANCE.nanos() / 1_000_000), ZoneId.systemDefault()));
    }

    TimeConverter(ZonedDateTime now) {
        this.now = now;
    }

    @Override
    public Instant convert(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        try {
            return switch (word) {
                case "now" -> now.toInstant();
                case "today" -> startOf(now.toLocalDate());
                case "yesterday" -> startOf(now.toLocalDate().minusDays(1));
                default -> other(word);
            };
        } catch (DateTimeException | NumberFormatException | TypeConversionException _) {
            throw new TypeConversionException("'" + text + "' is no time; write for example 2026-01-12T09:00Z,"
                    + " 2026-01-12T09:00 (in the zone of this machine), 2026-01-12, 1768208400, -2h or yesterday");
        }
    }

    private Instant other(String word) {
        if (word.startsWith("-")) {
            Duration ago = new DurationConverter().convert(word.substring(1));
            return now.minus(ago).toInstant();
        }
        if (word.matches("\\d{1,11}(\\.\\d{1,9})?")) {
            return Instant.ofEpochMilli(Math.round(1_000 * Double.parseDouble(word)));
        }
        String upper = word.replace(' ', 'T').toUpperCase(Locale.ROOT);
        if (upper.indexOf('T') < 0) {
            return startOf(LocalDate.parse(upper));
        }
        boolean hasOffset =
                upper.endsWith("Z") || upper.substring(upper.indexOf('T')).matches(".*[+-]\\d.*");
        return hasOffset
                ? OffsetDateTime.parse(upper).toInstant()
                : LocalDateTime.parse(upper).atZone(now.getZone()).toInstant();
    }

    private Instant startOf(LocalDate day) {
        return day.atStartOfDay(now.getZone()).toInstant();
    }
}
