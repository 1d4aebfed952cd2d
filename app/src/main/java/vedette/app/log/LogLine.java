package vedette.app.log;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import tools.jackson.core.JsonGenerator;
import vedette.app.text.Json;

/// An event as one line, whatever somebody has put into it.
final class LogLine extends Formatter {

    private static final int MOST_CHARACTERS = 4_000;
    private static final String OURS = "vedette";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

    private final boolean isJson;

    LogLine(boolean isJson) {
        this.isJson = isJson;
    }

    @Override
    public String format(LogRecord event) {
        String time = TIME.format(event.getInstant());
        String level = LogConfig.name(event.getLevel());
        String name = event.getLoggerName();
        String source = name == null || name.equals(OURS) ? "" : escaped(name);
        String words = escaped(words(event));
        return isJson ? json(time, level, source, words) : text(time, level, source, words);
    }

    private String words(LogRecord event) {
        String message = formatMessage(event);
        Throwable thrown = event.getThrown();
        return thrown == null ? String.valueOf(message) : message + ": " + thrown;
    }

    private static String text(String time, String level, String source, String words) {
        return time + " " + level + " ".repeat(8 - level.length()) + (source.isEmpty() ? "" : source + ": ") + words
                + "\n";
    }

    private static String json(String time, String level, String source, String words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = Json.to(out)) {
            json.writeStartObject();
            json.writeStringProperty("time", time);
            json.writeStringProperty("level", level);
            json.writeStringProperty("source", source.isEmpty() ? OURS : source);
            json.writeStringProperty("message", words);
            json.writeEndObject();
            Json.endLine(json);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /// What ends a line, moves a cursor or turns the direction of writing stands as its number.
    static String escaped(String words) {
        StringBuilder text = new StringBuilder(words.length());
        words.codePoints().limit(MOST_CHARACTERS).forEach(c -> {
            if (c == '\\') {
                text.append("\\\\");
            } else if (isVisible(c)) {
                text.appendCodePoint(c);
            } else {
                text.append("\\u{").append(Integer.toHexString(c)).append('}');
            }
        });
        return words.codePointCount(0, words.length()) > MOST_CHARACTERS
                ? text.append('…').toString()
                : text.toString();
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE -> false;
            default -> true;
        };
    }
}
