package vedette.report.document;

import java.util.ArrayList;
import java.util.List;

/// A run of text, piece by piece.
public record Text(List<Span> spans) {

    public static final Text NONE = new Text(List.of());

    public Text {
        spans = List.copyOf(spans);
    }

    public static Text of(String plain) {
        return new Text(List.of(new Span(plain, Style.PLAIN)));
    }

    public static Text of(String text, Style style) {
        return new Text(List.of(new Span(text, style)));
    }

    /// What others wrote or chose, as an address or a name.
    public static Text foreign(String text) {
        return of(text, Style.FOREIGN);
    }

    public Text then(String plain) {
        return then(of(plain));
    }

    public Text then(String text, Style style) {
        return then(of(text, style));
    }

    /// This and then the other.
    public Text then(Text other) {
        List<Span> all = new ArrayList<>(spans);
        all.addAll(other.spans);
        return new Text(all);
    }

    /// Only the words.
    public String words() {
        StringBuilder words = new StringBuilder();
        for (Span span : spans) {
            words.append(span.text());
        }
        return words.toString();
    }
}
