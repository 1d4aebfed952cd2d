package vedette.notify.syslog;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import vedette.incident.Severity;
import vedette.notify.message.Message;
import vedette.notify.message.Origin;

/// A message of syslog ([RFC 5424, section 6](https://www.rfc-editor.org/rfc/rfc5424#section-6)):
///
/// ```
/// <PRI>1 TIMESTAMP HOSTNAME APP-NAME PROCID MSGID [STRUCTURED-DATA] MSG
/// ```
final class SyslogLine {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final String NIL = "-";
    private static final String APP_NAME = "vedette";
    private static final int LONGEST_HOST = 255;
    private static final int LONGEST_MSGID = 32;
    private static final int SEVERITIES = 8;

    private SyslogLine() {}

    /// In UTF-8, with all that is in it escaped.
    ///
    /// @param mostBytes no longer than this
    static byte[] of(Message message, Origin origin, int facility, int mostBytes) {
        String header = "<" + (facility * SEVERITIES + severity(message)) + ">1 " + TIME.format(time(message)) + " "
                + name(origin.host(), LONGEST_HOST) + " " + APP_NAME + " " + NIL + " "
                + name(kind(message), LONGEST_MSGID) + " [origin software=\"" + value(Origin.PRODUCT)
                + "\" swVersion=\"" + value(origin.version()) + "\"] ";
        int left = mostBytes - header.getBytes(StandardCharsets.UTF_8).length;
        return (header + Cef.of(message, origin, left)).getBytes(StandardCharsets.UTF_8);
    }

    private static String kind(Message message) {
        return switch (message) {
            case Message.OfIncident told -> told.incident().kind().label();
            case Message.OfMissed _ -> "held-back";
        };
    }

    private static Instant time(Message message) {
        return switch (message) {
            case Message.OfIncident told ->
                Instant.EPOCH.plusNanos(told.incident().lastNanos());
            case Message.OfMissed told -> told.made();
        };
    }

    private static int severity(Message message) {
        Severity severity = switch (message) {
            case Message.OfIncident told -> told.incident().severity();
            case Message.OfMissed told -> told.missed().worst();
        };
        return switch (severity) {
            case CRITICAL -> 2;
            case HIGH -> 3;
            case MEDIUM -> 4;
            case LOW -> 5;
            case INFO -> 6;
        };
    }

    /// What stands between blanks: printable ASCII only.
    static String name(String text, int most) {
        String name = text.replaceAll("[^!-~]", "?");
        return name.isEmpty() ? NIL : name.substring(0, Math.min(most, name.length()));
    }

    /// What stands between quotation marks in structured data.
    static String value(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("]", "\\]");
    }
}
