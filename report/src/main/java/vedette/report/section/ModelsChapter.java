package vedette.report.section;

import java.util.ArrayList;
import java.util.List;
import vedette.report.data.ModelSummary;
import vedette.report.data.ModelSummary.Gate;
import vedette.report.data.Part;
import vedette.report.document.Block;
import vedette.report.document.Block.Card;
import vedette.report.document.Block.Facts;
import vedette.report.document.Block.Paragraph;
import vedette.report.document.Block.Points;
import vedette.report.document.Fact;
import vedette.report.document.Style;
import vedette.report.document.Text;

/// The passports of the models, in short.
final class ModelsChapter {

    private ModelsChapter() {}

    static List<Block> of(Material material) {
        Part<ModelSummary> models = material.data().condition().models();
        if (models.isEmpty()) {
            return Material.nothing(
                    models,
                    "No learned model was at work: what was found was found by behaviour alone.",
                    "Which models were at work is not known");
        }
        return models.stream().<Block>map(ModelsChapter::card).toList();
    }

    private static Card card(ModelSummary model) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Paragraph.of(model.origin()));
        if (!model.measures().isEmpty()) {
            blocks.add(new Facts(model.measures().stream()
                    .map(measure -> new Fact(measure.name(), Text.of(measure.value())))
                    .toList()));
        }
        if (model.gates().isEmpty()) {
            blocks.add(Paragraph.of("No checks of this model are on record here."));
        } else {
            blocks.add(
                    new Points(model.gates().stream().map(ModelsChapter::gate).toList()));
        }
        return new Card(Text.of(model.name() + ", " + model.kind()), null, blocks);
    }

    private static Text gate(Gate gate) {
        Text state = gate.hasPassed() ? Text.of("passed", Style.GOOD) : Text.of("failed", Style.ILL);
        Text text = state.then("  " + gate.name());
        return gate.remark().isEmpty() ? text : text.then(": " + gate.remark());
    }
}
