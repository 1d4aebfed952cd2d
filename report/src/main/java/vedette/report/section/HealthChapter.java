package vedette.report.section;

import java.util.ArrayList;
import java.util.List;
import vedette.report.data.HealthFigure;
import vedette.report.data.HealthFigure.Health;
import vedette.report.data.Part;
import vedette.report.document.Block;
import vedette.report.document.Block.Column;
import vedette.report.document.Block.Subheading;
import vedette.report.document.Block.Table;
import vedette.report.document.Style;
import vedette.report.document.Text;

/// How well network and sensor are.
final class HealthChapter {

    private HealthChapter() {}

    static List<Block> of(Material material) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Subheading("Network"));
        add(blocks, material.data().condition().network(), "The network's health was not watched");
        blocks.add(new Subheading("Sensor"));
        add(blocks, material.data().condition().system(), "The sensor's health was not watched");
        return blocks;
    }

    private static void add(List<Block> blocks, Part<HealthFigure> figures, String subject) {
        if (figures.isEmpty()) {
            blocks.addAll(Material.nothing(figures, "There is nothing to say.", subject));
            return;
        }
        List<List<Text>> rows = figures.stream()
                .map(figure -> List.of(
                        state(figure.health()),
                        Text.of(figure.name()),
                        Text.of(figure.value()),
                        Text.of(figure.meaning())))
                .toList();
        blocks.add(new Table(
                List.of(
                        Column.brief("State"),
                        Column.text("What"),
                        Column.number("Value"),
                        Column.text("What it means")),
                rows));
    }

    private static Text state(Health health) {
        return switch (health) {
            case GOOD -> Text.of("good", Style.GOOD);
            case WATCH -> Text.of("watch", Style.WATCH);
            case BAD -> Text.of("bad", Style.ILL);
        };
    }
}
