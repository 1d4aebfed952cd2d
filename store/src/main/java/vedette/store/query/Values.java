package vedette.store.query;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Values of an answer as numbers, truth values and texts, and nothing else.
final class Values {

    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT);

    private Values() {}

    static @Nullable Object of(ResultSet rows, int column) throws SQLException {
        Object value = rows.getObject(column);
        return switch (value) {
            case null -> null;
            case Long _, Integer _, Double _, Boolean _, String _, BigInteger _ -> value;
            case Short number -> number.intValue();
            case Byte number -> number.intValue();
            case Float number -> number.doubleValue();
            case BigDecimal number -> number;
            case Timestamp _ -> time(rows, column);
            case LocalDateTime time -> ISO.format(time);
            default -> value.toString();
        };
    }

    /// Without a zone of the machine's coming in.
    private static String time(ResultSet rows, int column) throws SQLException {
        return ISO.format(rows.getObject(column, LocalDateTime.class).atOffset(ZoneOffset.UTC));
    }

    /// As a database without types of its own takes it.
    static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case BigInteger number -> number.toString();
            case BigDecimal number -> number.doubleValue();
            default -> value;
        };
    }
}
