package vedette.app.config.read;

import java.util.List;

/// A configuration that cannot be used, with all that is wrong with it.
public final class FaultyConfiguration extends IllegalArgumentException {

    private final transient List<String> faults;

    FaultyConfiguration(List<String> faults) {
        super("the configuration cannot be used:" + System.lineSeparator() + "  "
                + String.join(System.lineSeparator() + "  ", faults));
        this.faults = List.copyOf(faults);
    }

    /// A line for each.
    public List<String> faults() {
        return faults;
    }
}
