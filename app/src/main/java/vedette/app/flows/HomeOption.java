package vedette.app.flows;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import vedette.feature.AddressSet;

/// Which addresses are inside.
public final class HomeOption {

    private static final String USUAL = "private addresses";

    @Option(
            names = "--home",
            paramLabel = "CIDR",
            split = ",",
            description = "addresses that are inside (default: private ones)")
    private List<String> home = new ArrayList<>();

    public HomeOption() {}

    /// Says it in the place of whoever gave the command, as for a capture that is known.
    public void be(List<String> networks) {
        home = List.copyOf(networks);
    }

    /// The addresses that are inside.
    public AddressSet home() {
        return addresses(home);
    }

    /// The same in words.
    public String text() {
        return home.isEmpty() ? USUAL : String.join(",", home);
    }

    /// The addresses that were inside, from their words.
    public static AddressSet home(String text) {
        return text.equals(USUAL) ? AddressSet.PRIVATE : addresses(List.of(text.split(",", -1)));
    }

    static AddressSet addresses(List<String> networks) {
        return networks.isEmpty() ? AddressSet.PRIVATE : AddressSet.parse(String.join(";", networks));
    }
}
