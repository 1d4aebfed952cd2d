package vedette.app.flows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import vedette.capture.CaptureException;
import vedette.feature.label.LabelFile;

/// What the traffic is in truth, where somebody knows it beforehand.
public final class LabelOptions {

    @Option(
            names = "--labels",
            paramLabel = "FILE",
            description = "say of each row what it is in truth, from the rules in this file")
    private @Nullable Path labels;

    @Option(
            names = "--lab",
            paramLabel = "CIDR",
            split = ",",
            description = "addresses that a `*` among the sources of the labels does not mean (default: private ones)")
    private List<String> lab = new ArrayList<>();

    public LabelOptions() {}

    /// Reads what the traffic is in truth; null if nobody says.
    public @Nullable LabelFile labels() {
        if (labels == null) {
            return null;
        }
        try {
            return LabelFile.read(labels, HomeOption.addresses(lab));
        } catch (IOException e) {
            throw new CaptureException("cannot use the labels: " + e.getMessage(), e);
        }
    }
}
