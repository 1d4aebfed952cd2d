package vedette.report;

import java.nio.file.Path;
import java.util.Locale;

/// What a report can be written as.
public enum ReportFormat {
    MARKDOWN(".md"),
    HTML(".html"),
    PDF(".pdf");

    private final String ending;

    ReportFormat(String ending) {
        this.ending = ending;
    }

    /// How the name of such a file ends.
    public String ending() {
        return ending;
    }

    /// The format that a file's name asks for.
    public static ReportFormat of(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        for (ReportFormat format : values()) {
            if (name.endsWith(format.ending)) {
                return format;
            }
        }
        throw new IllegalArgumentException(
                "a report is a file whose name ends in .md, .html or .pdf, which " + file + " does not");
    }
}
