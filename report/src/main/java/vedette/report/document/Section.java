package vedette.report.document;

import java.util.List;

/// One chapter of a report.
public record Section(Topic topic, String heading, List<Block> blocks) {

    public Section {
        blocks = List.copyOf(blocks);
    }
}
