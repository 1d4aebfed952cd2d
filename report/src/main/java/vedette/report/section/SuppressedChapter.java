package vedette.report.section;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import vedette.report.data.Part;
import vedette.report.data.SuppressedItem;
import vedette.report.document.Block;
import vedette.report.document.Block.Column;
import vedette.report.document.Block.Paragraph;
import vedette.report.document.Block.Table;
import vedette.report.document.Text;
import vedette.report.text.Numbers;

/// What somebody has asked not to hear of.
final class SuppressedChapter {

    private static final int LONGEST_NAME = 24;

    private SuppressedChapter() {}

    static List<Block> of(Material material) {
        Part<SuppressedItem> items = material.data().findings().suppressed();
        if (items.isEmpty()) {
            return Material.nothing(
                    items,
                    "Nothing is suppressed: everything that was found is in this report.",
                    "What is suppressed is not known");
        }
        long hidden = items.stream().mapToLong(SuppressedItem::hidden).sum();
        int rows = Math.min(items.size(), material.config().rows());
        List<Block> blocks = new ArrayList<>();
        blocks.add(Paragraph.of(Numbers.several(items.size(), "rule", "rules") + " hid "
                + Numbers.several(hidden, "finding", "findings") + " that are not in this report."
                + (rows < items.size() ? " The " + rows + " that hid most:" : "")));
        blocks.add(table(material, items, rows));
        return blocks;
    }

    private static Table table(Material material, Part<SuppressedItem> items, int rows) {
        List<List<Text>> cells = items.stream()
                .sorted(Comparator.comparingLong(SuppressedItem::hidden)
                        .reversed()
                        .thenComparing(SuppressedItem::what))
                .limit(rows)
                .map(item -> List.of(
                        Text.of(item.what()),
                        Text.of(item.reason()),
                        Text.of(name(item.by())),
                        Text.of(until(material, item)),
                        Text.of(Numbers.exact(item.hidden()))))
                .toList();
        return new Table(
                List.of(
                        Column.text("What"),
                        Column.text("Why"),
                        Column.brief("By"),
                        Column.brief("Until"),
                        Column.number("Hidden")),
                cells);
    }

    /// As much of a name as a column has room for.
    private static String name(String by) {
        return by.codePointCount(0, by.length()) <= LONGEST_NAME
                ? by
                : by.substring(0, by.offsetByCodePoints(0, LONGEST_NAME - 1)) + "…";
    }

    private static String until(Material material, SuppressedItem item) {
        return item.until() == null ? "without end" : material.times().minute(item.until());
    }
}
