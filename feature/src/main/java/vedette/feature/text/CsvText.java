package vedette.feature.text;

import java.io.IOException;

/// Text as a value between commas ([RFC 4180](https://www.rfc-editor.org/rfc/rfc4180)).
public final class CsvText {

    private CsvText() {}

    /// In quotes if it holds a comma, a quote or a line break.
    public static void put(String text, TextBuffer out) throws IOException {
        if (needsQuotes(text)) {
            out.put('"').put(text.replace("\"", "\"\"")).put('"');
        } else {
            out.put(text);
        }
    }

    private static boolean needsQuotes(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ',' || c == '"' || c == '\n' || c == '\r') {
                return true;
            }
        }
        return false;
    }
}
