package vedette.detect.web;

/// What a part of a request turned out to be.
///
/// @param score how surely, from 0 to 1
record Finding(Technique technique, double score, String where, String excerpt) {

    private static final int MOST_SHOWN = 80;

    static Finding of(Technique technique, double score, Part part) {
        return new Finding(technique, score, part.where(), excerpt(part.value()));
    }

    /// What can be shown of it: printable, and short.
    private static String excerpt(String value) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < Math.min(value.length(), MOST_SHOWN); i++) {
            char letter = value.charAt(i);
            shown.append(letter >= ' ' && letter < 0x7F ? letter : '.');
        }
        return shown.toString();
    }
}
