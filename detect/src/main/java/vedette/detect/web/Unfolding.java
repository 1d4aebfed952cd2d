package vedette.detect.web;

/// Undoes the ways in which text is written for a request: percent signs, twice if need be, plus signs, the entities of
/// HTML and the escapes of JSON. What cannot be undone stays as it is.
final class Unfolding {

    private static final int HEX = 16;
    private static final int LONGEST_ENTITY = 10;

    private Unfolding() {}

    /// The text as an application gets to see it.
    ///
    /// @param isForm whether a plus sign is a blank
    static String unfold(String text, boolean isForm) {
        String once = percent(isForm ? text.replace('+', ' ') : text);
        return entities(escapes(overlong(percent(once))));
    }

    private static String percent(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            int wide = letter == '%' && i + 1 < text.length() && text.charAt(i + 1) == 'u' ? hex(text, i + 2, 4) : -1;
            int narrow = letter == '%' ? hex(text, i + 1, 2) : -1;
            if (wide >= 0) {
                plain.append((char) wide);
                i += 5;
            } else if (narrow >= 0) {
                plain.append((char) narrow);
                i += 2;
            } else {
                plain.append(letter);
            }
        }
        return plain.toString();
    }

    /// The number that the digits from there on are; -1 if they are none.
    static int hex(String text, int from, int digits) {
        if (from + digits > text.length()) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = Character.digit(text.charAt(i), HEX);
            if (digit < 0) {
                return -1;
            }
            value = HEX * value + digit;
        }
        return value;
    }

    /// Two bytes for a letter that has one, which lax decoders take, and no letter at all.
    private static String overlong(String text) {
        String plain = text.indexOf('\0') < 0 ? text : text.replace("\0", "");
        if (plain.indexOf('\u00c0') < 0 && plain.indexOf('\u00c1') < 0) {
            return plain;
        }
        return plain.replace("\u00c0\u00ae", ".").replace("\u00c0\u00af", "/").replace("\u00c1\u009c", "\\");
    }

    private static String escapes(String text) {
        if (text.indexOf("\\u") < 0 && text.indexOf("\\x") < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i) == '\\' && i + 1 < text.length() ? text.charAt(i + 1) : ' ';
            int digits = next == 'u' ? 4 : 2;
            int value = next == 'u' || next == 'x' ? hex(text, i + 2, digits) : -1;
            if (value >= 0) {
                plain.append((char) value);
                i += 1 + digits;
            } else {
                plain.append(text.charAt(i));
            }
        }
        return plain.toString();
    }

    private static String entities(String text) {
        if (text.indexOf('&') < 0 || text.indexOf(';') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            int end = letter == '&' ? text.indexOf(';', i) : -1;
            int meant = end > i && end - i <= LONGEST_ENTITY ? entity(text.substring(i + 1, end)) : -1;
            if (meant >= 0) {
                plain.append((char) meant);
                i = end;
            } else {
                plain.append(letter);
            }
        }
        return plain.toString();
    }

    private static int entity(String name) {
        return switch (name) {
            case "lt", "LT" -> '<';
            case "gt", "GT" -> '>';
            case "quot", "QUOT" -> '"';
            case "amp", "AMP" -> '&';
            case "apos" -> '\'';
            case "Tab" -> '\t';
            case "NewLine" -> '\n';
            case "colon" -> ':';
            case "lpar" -> '(';
            default -> numbered(name);
        };
    }

    private static int numbered(String name) {
        if (name.length() < 2 || name.charAt(0) != '#') {
            return -1;
        }
        boolean isHex = name.charAt(1) == 'x' || name.charAt(1) == 'X';
        int value = 0;
        for (int i = isHex ? 2 : 1; i < name.length(); i++) {
            int digit = Character.digit(name.charAt(i), isHex ? HEX : 10);
            if (digit < 0) {
                return -1;
            }
            value = (isHex ? HEX : 10) * value + digit;
        }
        return value <= Character.MAX_VALUE ? value : -1;
    }
}
