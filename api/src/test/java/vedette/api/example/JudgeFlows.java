package vedette.api.example;

import java.nio.file.Path;
import vedette.api.Classifier;
import vedette.api.FeatureExtractor;
import vedette.api.Judgement;

/// Prints the flows of a capture file that a model takes for attacks, and why.
public final class JudgeFlows {

    private JudgeFlows() {}

    public static void main(String[] arguments) {
        Classifier classifier = Classifier.open(Path.of(arguments[0]));
        FeatureExtractor extractor = FeatureExtractor.of(classifier);
        extractor.extract(Path.of(arguments[1]), row -> {
            Judgement judgement = classifier.judge(row.features());
            if (judgement.standsOut() && !judgement.likeliest().equals("BENIGN")) {
                System.out.println(row.flow().source() + " to " + row.flow().destination() + " port "
                        + row.flow().destinationPort() + ": " + judgement.likeliest());
                classifier
                        .explain(row.features(), 3)
                        .forEach(share -> System.out.println(
                                "  " + share.feature() + " is " + share.seen() + ", usually " + share.usual()));
            }
        });
    }
}
