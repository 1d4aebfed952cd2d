package vedette.report.section;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import vedette.report.data.Gap;
import vedette.report.data.Part;
import vedette.report.document.Block;
import vedette.report.document.Block.Column;
import vedette.report.document.Block.Paragraph;
import vedette.report.document.Block.Table;
import vedette.report.document.Text;
import vedette.report.text.Numbers;

/// When less was seen than there was.
final class GapsChapter {

    private GapsChapter() {}

    static List<Block> of(Material material) {
        Part<Gap> gaps = material.data().condition().gaps();
        if (gaps.isEmpty()) {
            return Material.nothing(
                    gaps,
                    "No gap is on record: the sensor watched the whole time.",
                    "Whether something was not seen is not known");
        }
        Duration covered = covered(gaps.items());
        int rows = Math.min(gaps.size(), material.config().rows());
        List<Block> blocks = new ArrayList<>();
        blocks.add(Paragraph.of(Numbers.several(gaps.size(), "gap", "gaps") + ", "
                + Numbers.time(covered) + " of "
                + Numbers.time(material.scope().period().length())
                + ". What happened in them may be missing from every chapter of this report."
                + (rows < gaps.size() ? " The " + rows + " longest:" : "")));
        blocks.add(table(material, gaps, rows));
        return blocks;
    }

    /// How long it is in all; what overlaps counts once.
    static Duration covered(List<Gap> gaps) {
        Duration sum = Duration.ZERO;
        Instant known = Instant.MIN;
        for (Gap gap : gaps.stream().sorted(Comparator.comparing(Gap::from)).toList()) {
            Instant from = gap.from().isAfter(known) ? gap.from() : known;
            if (gap.to().isAfter(from)) {
                sum = sum.plus(Duration.between(from, gap.to()));
                known = gap.to();
            }
        }
        return sum;
    }

    private static Table table(Material material, Part<Gap> gaps, int rows) {
        List<List<Text>> cells = gaps.stream()
                .sorted(Comparator.comparing(Gap::length).reversed().thenComparing(Gap::from))
                .limit(rows)
                .sorted(Comparator.comparing(Gap::from))
                .map(gap -> List.of(
                        Text.of(material.times().span(gap.from(), gap.to())),
                        Text.of(Numbers.time(gap.length())),
                        Text.of(gap.reason())))
                .toList();
        return new Table(
                List.of(Column.brief("When"), Column.number("How long"), Column.text("What was missing, and why")),
                cells);
    }
}
