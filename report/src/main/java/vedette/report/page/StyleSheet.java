package vedette.report.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/// The rules by which a report looks as it does.
enum StyleSheet {
    /// In a browser.
    PAGE("page.css"),
    /// In a PDF: CSS 2.1, and paged media.
    PAPER("paper.css");

    private final String file;

    StyleSheet(String file) {
        this.file = file;
    }

    String text() {
        try (InputStream in = Objects.requireNonNull(StyleSheet.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Rules that cannot end the element they stand in.
    static String withoutEnd(String css) {
        return css.replace("</", "<\\/").replace("]]>", "]]\\>");
    }
}
