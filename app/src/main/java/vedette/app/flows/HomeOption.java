package vedette.app.flows;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import vedette.feature.AddressSet;

/// Which addresses are inside.
public final class HomeOption {

    @Option(
            names = "--home",
            paramLabel = "CIDR",
            split = ",",
            description = "addresses that are inside (default: private ones)")
    private List<String> home = new ArrayList<>();

    public HomeOption() {}

    /// The addresses that are inside.
    public AddressSet home() {
        return addresses(home);
    }

    /// The same in words.
    public String text() {
        return home.isEmpty() ? "private addresses" : String.join(",", home);
    }

    static AddressSet addresses(List<String> networks) {
        return networks.isEmpty() ? AddressSet.PRIVATE : AddressSet.parse(String.join(";", networks));
    }
}
