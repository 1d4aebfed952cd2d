package vedette.app.people;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import vedette.detect.Detector;
import vedette.detect.Kind;
import vedette.detect.catalogue.Detectors;
import vedette.incident.suppress.Conditions;
import vedette.incident.suppress.Network;

/// Which incidents a rule is about: those that fulfil all that is given.
final class RuleOptions {

    @Option(
            names = "--source",
            paramLabel = "ADDRESS",
            description = "who does it: an address or a network (10.0.0.0/8); every source must be in it")
    private @Nullable String source;

    @Option(
            names = "--destination",
            paramLabel = "ADDRESS",
            description = "whom it is done to: an address or a network; every target must be in it")
    private @Nullable String destination;

    @Option(names = "--port", paramLabel = "PORT", description = "of the targets, and no other")
    private @Nullable Integer port;

    @Option(names = "--kind", paramLabel = "KIND", description = "what is done, as port-scan")
    private @Nullable String kind;

    @Option(names = "--detector", paramLabel = "NAME", description = "who noticed it, and no other")
    private @Nullable String detector;

    RuleOptions() {}

    Conditions conditions() {
        return new Conditions(
                source == null ? null : Network.parse(source),
                destination == null ? null : Network.parse(destination),
                port,
                kind == null ? null : Kind.named(kind),
                detector == null ? null : known(detector));
    }

    private static String known(String name) {
        List<String> names = Detectors.all().stream().map(Detector::name).toList();
        if (!names.contains(name)) {
            throw new IllegalArgumentException(
                    "there is no detector " + name + ": choose one of " + String.join(", ", names));
        }
        return name;
    }
}
