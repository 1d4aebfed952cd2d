package vedette.report.page;

import vedette.report.text.Visible;

/// Text of others in Markdown, where it stays text.
final class MarkdownText {

    private static final int LONGEST_NUMBER = 9;
    private static final String SPECIAL = "\\`*_[]<>|~#&$!";

    private MarkdownText() {}

    /// Every character that could begin markup, an address or an entity gets a stroke before it.
    static String plain(String text) {
        String shown = Visible.of(text);
        StringBuilder escaped = new StringBuilder(shown.length());
        for (int i = 0; i < shown.length(); i++) {
            char character = shown.charAt(i);
            if (SPECIAL.indexOf(character) >= 0 || isListMark(shown, i) || isAddress(shown, i)) {
                escaped.append('\\');
            }
            escaped.append(character);
        }
        return escaped.toString();
    }

    /// As code, fenced by one more stroke than it has in a row.
    static String code(String text) {
        String shown = Visible.of(text);
        if (shown.isBlank()) {
            return "(empty)";
        }
        int longest = 0;
        int run = 0;
        for (int i = 0; i < shown.length(); i++) {
            run = shown.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        String fence = "`".repeat(longest + 1);
        String room = longest > 0 || shown.startsWith(" ") || shown.endsWith(" ") ? " " : "";
        return fence + room + shown + room + fence;
    }

    /// What begins a list or a line below a heading, at the start of a text.
    private static boolean isListMark(String text, int i) {
        char character = text.charAt(i);
        if (character == '-' || character == '+' || character == '=') {
            return i == 0;
        }
        return (character == '.' || character == ')')
                && i > 0
                && i <= LONGEST_NUMBER
                && (i + 1 == text.length() || text.charAt(i + 1) == ' ')
                && text.chars().limit(i).allMatch(Character::isDigit);
    }

    /// What would become a link by itself: `://`, `www.`, `@`.
    private static boolean isAddress(String text, int i) {
        return switch (text.charAt(i)) {
            case ':' -> text.startsWith("://", i);
            case '.' -> i >= 3 && text.regionMatches(true, i - 3, "www", 0, 3);
            case '@' -> true;
            default -> false;
        };
    }
}
