package vedette.app.flows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import vedette.capture.CaptureException;
import vedette.feature.AddressSet;
import vedette.feature.label.LabelFile;

/// What is known beforehand: which addresses are inside, and what the traffic is in truth.
public final class SiteOptions {

    @Option(
            names = "--home",
            paramLabel = "CIDR",
            split = ",",
            description = "addresses that are inside (default: private ones)")
    private List<String> home = new ArrayList<>();

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

    public SiteOptions() {}

    /// The addresses that are inside.
    public AddressSet home() {
        return addresses(home);
    }

    /// Reads what the traffic is in truth; null if nobody says.
    public @Nullable LabelFile labels() {
        if (labels == null) {
            return null;
        }
        try {
            return LabelFile.read(labels, addresses(lab));
        } catch (IOException e) {
            throw new CaptureException("cannot use the labels: " + e.getMessage(), e);
        }
    }

    private static AddressSet addresses(List<String> networks) {
        return networks.isEmpty() ? AddressSet.PRIVATE : AddressSet.parse(String.join(";", networks));
    }
}
