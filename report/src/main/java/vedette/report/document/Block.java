package vedette.report.document;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vedette.report.plot.Plot;

/// What a chapter consists of.
public sealed interface Block {

    /// Sentences.
    record Paragraph(Text text) implements Block {
        public static Paragraph of(String plain) {
            return new Paragraph(Text.of(plain));
        }
    }

    /// The one sentence that a reader must not miss.
    record Lead(Text text, Style style) implements Block {}

    /// A heading within a chapter.
    record Subheading(String text) implements Block {}

    /// Sentences one below the other.
    record Points(List<Text> items) implements Block {
        public Points {
            items = List.copyOf(items);
        }
    }

    /// A few large numbers.
    record Tiles(List<Tile> tiles) implements Block {
        public Tiles {
            tiles = List.copyOf(tiles);
        }
    }

    /// One large number.
    ///
    /// @param note the exact value, or what it means; may be empty
    record Tile(String name, String value, String note) {}

    /// Rows and columns.
    record Table(List<Column> columns, List<List<Text>> rows) implements Block {
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
            for (List<Text> row : rows) {
                if (row.size() != columns.size()) {
                    throw new IllegalArgumentException(
                            "a row has " + row.size() + " cells for " + columns.size() + " columns");
                }
            }
        }
    }

    /// What stands above a column, and what in it.
    record Column(String heading, Content content) {

        public static Column text(String heading) {
            return new Column(heading, Content.TEXT);
        }

        /// Of short words that stay on one line.
        public static Column brief(String heading) {
            return new Column(heading, Content.BRIEF);
        }

        public static Column number(String heading) {
            return new Column(heading, Content.NUMBER);
        }
    }

    /// What stands in a column.
    enum Content {
        TEXT,
        BRIEF,
        NUMBER
    }

    /// A picture with what it shows in words.
    record Figure(Plot plot, String caption) implements Block {}

    /// Something with a heading of its own that belongs together.
    ///
    /// @param severity null where it has none
    record Card(Text heading, @Nullable Style severity, List<Block> blocks) implements Block {
        public Card {
            blocks = List.copyOf(blocks);
        }
    }

    /// Names and values, one below the other.
    record Facts(List<Fact> facts) implements Block {
        public Facts {
            facts = List.copyOf(facts);
        }
    }
}
