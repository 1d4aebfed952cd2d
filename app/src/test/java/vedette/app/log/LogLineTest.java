package vedette.app.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class LogLineTest {

    private static final String HOSTILE =
            "admin\n2026-01-01T00:00:00Z info all is well\r\u001b[2J\u009b1m\u202e{0}\u2028\\n\ud800";

    private static LogRecord event(String words) {
        LogRecord event = new LogRecord(Level.WARNING, words);
        event.setInstant(Instant.parse("2026-03-04T05:06:07.089Z"));
        event.setLoggerName("vedette");
        return event;
    }

    @Test
    void aLineHasTimeLevelAndWords() {
        assertThat(new LogLine(false).format(event("eth0 is down")))
                .isEqualTo("2026-03-04T05:06:07.089Z warning eth0 is down\n");
    }

    @Test
    void whatAttackersPutIntoALineNeitherEndsItNorMovesACursor() {
        String line = new LogLine(false).format(event(HOSTILE));

        assertThat(line).endsWith("\n");
        assertThat(line.substring(0, line.length() - 1))
                .doesNotContain("\n", "\r", "\u001b", "\u009b", "\u202e", "\u2028", "\ud800")
                .contains("admin\\u{a}2026", "\\u{1b}[2J\\u{9b}1m\\u{202e}{0}\\u{2028}\\\\n\\u{d800}");
    }

    @Test
    void asJsonItIsOneObjectOnOneLine() {
        String line = new LogLine(true).format(event(HOSTILE));

        assertThat(line.chars().filter(c -> c == '\n')).hasSize(1);
        assertThat(line)
                .startsWith("{\"time\":\"2026-03-04T05:06:07.089Z\",\"level\":\"warning\",\"source\":\"vedette\","
                        + "\"message\":\"admin\\\\u{a}2026")
                .endsWith("}\n")
                .doesNotContain("\r", "\u001b", "\u009b", "\u202e");
    }

    @Test
    void whatHasNoEndIsCut() {
        String line = new LogLine(false).format(event("x".repeat(100_000)));

        assertThat(line).hasSizeLessThan(4_100).endsWith("x…\n");
    }

    @Test
    void aLibrarySaysWhoItIsAndWhatWasThrown() {
        LogRecord event = event("it failed");
        event.setLoggerName("org.eclipse.jetty.io");
        event.setThrown(new IllegalStateException("no\nway"));

        assertThat(new LogLine(false).format(event))
                .contains("org.eclipse.jetty.io: it failed: java.lang.IllegalStateException: no\\u{a}way");
    }
}
