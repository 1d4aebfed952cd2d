package vedette.bench.proof;

import java.io.IOException;
import java.nio.file.Path;
import vedette.learn.read.LabelOptions.Naming;
import vedette.learn.split.Split;
import vedette.learn.split.Splits;
import vedette.learn.table.Table;

/// Prints a page of tables in Markdown: how good models are on rows that they could not have learnt by
/// heart.
///
/// ```shell
/// java -Xmx4g -cp 'bench/target/classes:bench/target/lib/*' vedette.bench.proof.LearningProof CIC LAB
/// TEST WHOLE
/// ```
///
/// CIC is the file of corrected CIC-IDS2017 rows, LAB the folder with the lab's rows to train and choose
/// by, TEST a folder with rows of the lab's test recordings, WHOLE one with all rows of each, in
/// `RECORDING-flow.parquet` and `RECORDING-activity.parquet`.
public final class LearningProof {

    private static final String INTRODUCTION = """
            # How well models do where it is hard

            On rows that a model could not have learnt by heart: of later days, of attacks that were left out, of other
            networks. Written by

            ```shell
            script/make-training-data RECORDINGS -o ROWS --share 8 test
            script/prove-learning CIC ROWS target/rows
            ```

            CIC are the corrected CIC-IDS2017 rows that are at hand: 38,955 of 16 classes, 82 columns, no addresses, ports or
            times. The lab's rows are [ours](data-card.md); those of its test recordings have other tools, seeds, addresses
            and networks. Models are trained as `vedette train` does it, but for calibration. Bad figures are printed like
            good ones.
            """;

    private LearningProof() {}

    public static void main(String[] arguments) throws IOException {
        Path cic = Path.of(arguments[0]);
        Path lab = Path.of(arguments[1]);
        Path test = Path.of(arguments[2]);
        Path whole = Path.of(arguments[3]);
        System.out.print(INTRODUCTION);
        Table classes = Sets.load(cic, Naming.CLASS, null);
        new Divided(classes).print();
        new LaterDays(classes).print();
        new Unseen(classes).print();
        WhatHelped.head();
        Split split = Splits.byTimeOfClass(classes, 0.2);
        new WhatHelped(
                        "CIC-IDS2017, the latest of each class",
                        classes.choose(split.train()),
                        classes.choose(split.test()))
                .print();
        Table own = Sets.load(lab.resolve("train-flow.parquet"), Naming.FAMILY, null);
        new WhatHelped(
                        "the lab's test recordings",
                        own,
                        Sets.load(test.resolve("test-flow.parquet"), Naming.FAMILY, own.columns()))
                .print();
        new Elsewhere(cic, lab, test).print();
        new LabRows(lab, test).print();
        new Together(lab, whole).print();
    }

    static void line(Object... cells) {
        StringBuilder line = new StringBuilder("|");
        for (Object cell : cells) {
            line.append(' ').append(cell).append(" |");
        }
        System.out.println(line);
    }

    static void head(String... cells) {
        line((Object[]) cells);
        System.out.println("|" + "---|".repeat(cells.length));
    }

    static void title(String title, String text) {
        System.out.println("\n## " + title + "\n\n" + text + "\n");
    }
}
