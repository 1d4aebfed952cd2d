package vedette.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import vedette.report.text.Visible;

/// The fonts that a PDF carries, and which characters they have.
///
/// @param coverage that of each
record PaperFonts(List<CmapLookup> coverage) {

    static PaperFonts load() {
        return new PaperFonts(List.of(coverageOf("Sans-Regular"), coverageOf("Mono-Regular")));
    }

    static InputStream open(String face) {
        String file = "/liberation/Liberation" + face + ".ttf";
        return Objects.requireNonNull(PaperFonts.class.getResourceAsStream(file), file);
    }

    /// What has no picture in every font is written by its number.
    String visible(String text) {
        String shown = Visible.of(text);
        StringBuilder known = new StringBuilder(shown.length());
        shown.codePoints().forEach(character -> {
            if (isKnown(character)) {
                known.appendCodePoint(character);
            } else {
                known.append(Visible.number(character));
            }
        });
        return known.toString();
    }

    private boolean isKnown(int character) {
        return coverage.stream().allMatch(font -> font.getGlyphId(character) != 0);
    }

    private static CmapLookup coverageOf(String face) {
        try (InputStream in = open(face);
                TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()))) {
            return font.getUnicodeCmapLookup();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the font " + face, e);
        }
    }
}
