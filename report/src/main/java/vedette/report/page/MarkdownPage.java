package vedette.report.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vedette.report.document.Block;
import vedette.report.document.Block.Card;
import vedette.report.document.Block.Column;
import vedette.report.document.Block.Content;
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
import vedette.report.plot.BarsPlot;
import vedette.report.plot.Svg;

/// A report as Markdown (CommonMark with tables).
///
/// Plots are SVG within the file, kept together at its end so that the text can be read as it is.
public final class MarkdownPage {

    private static final int PLOT_WIDTH = 720;

    private final StringBuilder out = new StringBuilder();
    private final List<String> plots = new ArrayList<>();

    private MarkdownPage() {}

    public static String of(Report report) {
        return new MarkdownPage().write(report);
    }

    private String write(Report report) {
        block("# " + plain(report.title()));
        block(plain(report.subject()));
        add(new Facts(report.facts()));
        for (Section section : report.sections()) {
            block("## " + plain(section.heading()));
            section.blocks().forEach(this::add);
        }
        if (!report.footer().isEmpty()) {
            block("---");
            block(plain(report.footer()));
        }
        for (int i = 0; i < plots.size(); i++) {
            out.append("[plot-")
                    .append(i + 1)
                    .append("]: ")
                    .append(plots.get(i))
                    .append('\n');
        }
        return out.toString();
    }

    private void block(String text) {
        out.append(text).append("\n\n");
    }

    private void add(Block block) {
        switch (block) {
            case Paragraph(Text text) -> block(inline(text));
            case Lead(Text text, Style style) -> block("> " + marked(style) + inline(text));
            case Subheading(String text) -> block("### " + plain(text));
            case Points(List<Text> items) -> list(items, this::inline);
            case Tiles(List<Tile> tiles) -> list(tiles, MarkdownPage::tile);
            case Facts(List<Fact> facts) ->
                list(facts, fact -> "**" + plain(fact.name()) + "**: " + inline(fact.value()));
            case Table(List<Column> columns, List<List<Text>> rows) -> table(columns, rows);
            case Figure figure -> figure(figure);
            case Card(Text heading, @Nullable Style severity, List<Block> blocks) -> {
                block("#### " + inline(heading));
                blocks.forEach(this::add);
            }
        }
    }

    private <T> void list(List<T> items, Function<T, String> line) {
        items.forEach(item -> out.append("- ").append(line.apply(item)).append('\n'));
        out.append(items.isEmpty() ? "" : "\n");
    }

    private static String tile(Tile tile) {
        String note = tile.note().isEmpty() ? "" : " (" + plain(tile.note()) + ")";
        return plain(tile.name()) + ": **" + plain(tile.value()) + "**" + note;
    }

    private void table(List<Column> columns, List<List<Text>> rows) {
        out.append('|');
        columns.forEach(
                column -> out.append(' ').append(plain(column.heading())).append(" |"));
        out.append("\n|");
        columns.forEach(column -> out.append(column.content() == Content.NUMBER ? "--:|" : "---|"));
        out.append('\n');
        for (List<Text> row : rows) {
            out.append('|');
            row.forEach(cell -> out.append(' ').append(cell(cell)).append(" |"));
            out.append('\n');
        }
        out.append('\n');
    }

    private void figure(Figure figure) {
        String caption = plain(figure.caption());
        if (figure.plot() instanceof BarsPlot(List<BarsPlot.Bar> bars)) { // in words, for where no picture is shown
            block("*" + caption + "*");
            list(bars, bar -> plain(bar.name()) + ": " + plain(bar.shown()));
            return;
        }
        String svg = Svg.alone(figure.plot().draw(PLOT_WIDTH), figure.caption());
        plots.add("data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(svg.getBytes(UTF_8)));
        block("![" + caption + "][plot-" + plots.size() + "]");
        block("*" + caption + "*");
    }

    private String inline(Text text) {
        StringBuilder line = new StringBuilder();
        for (Span span : text.spans()) {
            line.append(span(span));
        }
        return line.toString();
    }

    /// In a table a bar ends a cell even within code.
    private String cell(Text text) {
        StringBuilder line = new StringBuilder();
        for (Span span : text.spans()) {
            line.append(span.style() == Style.FOREIGN ? span(span).replace("|", "\\|") : span(span));
        }
        return line.toString();
    }

    private static String span(Span span) {
        String mark = marked(span.style());
        return switch (span.style()) {
            case PLAIN, MUTED -> plain(span.text());
            case FOREIGN -> MarkdownText.code(span.text());
            case STRONG, CRITICAL, HIGH, MEDIUM, LOW, INFO, GOOD, WATCH, ILL -> mark + strong(span.text());
        };
    }

    /// Spaces stay outside the stars, within which they would make them stars again.
    private static String strong(String text) {
        String core = text.strip();
        if (core.isEmpty()) {
            return text;
        }
        int start = text.indexOf(core);
        return text.substring(0, start) + "**" + plain(core) + "**" + text.substring(start + core.length());
    }

    private static String marked(Style style) {
        return style.mark().isEmpty() ? "" : style.mark() + " ";
    }

    private static String plain(String text) {
        return MarkdownText.plain(text);
    }
}
