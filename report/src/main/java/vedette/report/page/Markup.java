package vedette.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import vedette.report.document.Block;
import vedette.report.document.Block.Card;
import vedette.report.document.Block.Column;
import vedette.report.document.Block.Facts;
import vedette.report.document.Block.Figure;
import vedette.report.document.Block.Lead;
import vedette.report.document.Block.Paragraph;
import vedette.report.document.Block.Points;
import vedette.report.document.Block.Subheading;
import vedette.report.document.Block.Table;
import vedette.report.document.Block.Tile;
import vedette.report.document.Block.Tiles;
import vedette.report.document.Fact;
import vedette.report.document.Report;
import vedette.report.document.Section;
import vedette.report.document.Span;
import vedette.report.document.Style;
import vedette.report.document.Text;

/// The body of a report in the markup that HTML and XHTML share.
final class Markup {

    private final StringBuilder out = new StringBuilder();
    private final UnaryOperator<String> visible;
    private final FigureMarkup figures;

    /// How a figure is written, which is all that differs.
    @FunctionalInterface
    interface FigureMarkup {
        String of(Figure figure, int number);
    }

    private int figuresSoFar;

    /// Text goes through `visible` first, which decides what of it can be shown.
    Markup(UnaryOperator<String> visible, FigureMarkup figures) {
        this.visible = visible;
        this.figures = figures;
    }

    String body(Report report) {
        out.append("<header class=\"title\"><h1>")
                .append(escaped(report.title()))
                .append("</h1>\n");
        out.append("<p class=\"subject\">").append(escaped(report.subject())).append("</p>\n");
        facts(report.facts(), "facts about");
        out.append("</header>\n");
        contents(report.sections());
        out.append("<main>\n");
        report.sections().forEach(this::section);
        return out.append("</main>\n").toString();
    }

    private void contents(List<Section> sections) {
        if (sections.size() < 2) {
            return;
        }
        out.append("<nav aria-label=\"Contents\"><ol>\n");
        for (Section section : sections) {
            String label = section.topic().label();
            out.append("<li><a href=\"#").append(label).append("\">").append(escaped(section.heading()));
            out.append("</a></li>\n");
        }
        out.append("</ol></nav>\n");
    }

    private void section(Section section) {
        out.append("<section><h2 id=\"").append(section.topic().label()).append("\">");
        out.append(escaped(section.heading())).append("</h2>\n");
        List<Block> blocks = section.blocks();
        for (int i = 0; i < blocks.size(); i++) {
            boolean isBeforeTable = i + 1 < blocks.size() && blocks.get(i + 1) instanceof Table;
            if (isBeforeTable && blocks.get(i) instanceof Paragraph(Text text)) {
                element("p", "intro", inline(text));
            } else {
                add(blocks.get(i));
            }
        }
        out.append("</section>\n");
    }

    private void add(Block block) {
        switch (block) {
            case Paragraph(Text text) -> element("p", "", inline(text));
            case Lead(Text text, Style style) -> element("p", "lead " + name(style), mark(style) + inline(text));
            case Subheading(String text) -> element("h3", "", escaped(text));
            case Points(List<Text> items) -> points(items);
            case Tiles(List<Tile> tiles) -> tiles(tiles);
            case Facts(List<Fact> facts) -> facts(facts, "facts");
            case Table(List<Column> columns, List<List<Text>> rows) -> table(columns, rows);
            case Figure figure -> {
                out.append("<div class=\"figure\">").append(figures.of(figure, figuresSoFar++));
                element("p", "caption", escaped(figure.caption()));
                out.append("</div>\n");
            }
            case Card(Text heading, @Nullable Style severity, List<Block> blocks) -> {
                out.append("<div class=\"card")
                        .append(severity == null ? "" : " " + name(severity))
                        .append("\">");
                element("h4", "", inline(heading));
                blocks.forEach(this::add);
                out.append("</div>\n");
            }
        }
    }

    private void element(String name, String cssClass, String content) {
        out.append('<').append(name);
        out.append(cssClass.isEmpty() ? "" : " class=\"" + cssClass + "\"").append('>');
        out.append(content).append("</").append(name).append(">\n");
    }

    private void points(List<Text> items) {
        if (!items.isEmpty()) {
            boolean areMarked = items.stream().allMatch(Markup::beginsWithMark);
            out.append(areMarked ? "<ul class=\"marked\">\n" : "<ul>\n");
            items.forEach(item -> element("li", "", inline(item)));
            out.append("</ul>\n");
        }
    }

    private static boolean beginsWithMark(Text text) {
        return !text.spans().isEmpty()
                && !text.spans().getFirst().style().mark().isEmpty();
    }

    private void tiles(List<Tile> tiles) {
        out.append("<div class=\"tiles\">\n");
        for (Tile tile : tiles) {
            out.append("<div class=\"tile\">");
            element("div", "name", escaped(tile.name()));
            element("div", "value", escaped(tile.value()));
            element("div", "note", tile.note().isEmpty() ? "&#160;" : escaped(tile.note()));
            out.append("</div>\n");
        }
        out.append("</div>\n");
    }

    private void facts(List<Fact> facts, String cssClass) {
        out.append("<table class=\"").append(cssClass).append("\"><tbody>\n");
        for (Fact fact : facts) {
            out.append("<tr><th scope=\"row\">").append(escaped(fact.name())).append("</th><td>");
            out.append(inline(fact.value())).append("</td></tr>\n");
        }
        out.append("</tbody></table>\n");
    }

    private void table(List<Column> columns, List<List<Text>> rows) {
        out.append("<table class=\"rows\"><thead><tr>");
        List<String> names = new ArrayList<>();
        for (Column column : columns) {
            String name = escaped(column.heading());
            names.add(name);
            out.append("<th scope=\"col\"")
                    .append(content(column))
                    .append('>')
                    .append(name)
                    .append("</th>");
        }
        out.append("</tr></thead><tbody>\n");
        for (List<Text> row : rows) {
            out.append("<tr>");
            for (int i = 0; i < row.size(); i++) {
                out.append("<td")
                        .append(content(columns.get(i)))
                        .append(" data-name=\"")
                        .append(names.get(i));
                out.append("\">").append(inline(row.get(i))).append("</td>");
            }
            out.append("</tr>\n");
        }
        out.append("</tbody></table>\n");
    }

    private static String content(Column column) {
        return switch (column.content()) {
            case TEXT -> "";
            case BRIEF -> " class=\"brief\"";
            case NUMBER -> " class=\"number\"";
        };
    }

    private String inline(Text text) {
        StringBuilder line = new StringBuilder();
        for (Span span : text.spans()) {
            line.append(span(span));
        }
        return line.toString();
    }

    private String span(Span span) {
        String text = escaped(span.text());
        return switch (span.style()) {
            case PLAIN -> text;
            case STRONG -> "<strong>" + text + "</strong>";
            case MUTED -> "<span class=\"muted\">" + text + "</span>";
            case FOREIGN -> "<code>" + (text.isBlank() ? "(empty)" : text) + "</code>";
            case CRITICAL, HIGH, MEDIUM, LOW, INFO, GOOD, WATCH, ILL ->
                "<span class=\"badge " + name(span.style()) + "\">"
                        + span.style().mark() + "&#160;" + text + "</span>";
        };
    }

    private static String mark(Style style) {
        return style.mark().isEmpty() ? "" : "<span class=\"mark\">" + style.mark() + "</span>&#160;";
    }

    private static String name(Style style) {
        return style.name().toLowerCase(Locale.ROOT);
    }

    private String escaped(String text) {
        return escape(visible.apply(text));
    }

    /// Text of others, which stays text between tags and within quotes.
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
