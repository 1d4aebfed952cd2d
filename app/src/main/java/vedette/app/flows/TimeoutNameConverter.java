package vedette.app.flows;

import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// The name of one of the time-outs of flows.
final class TimeoutNameConverter implements ITypeConverter<String> {

    private static final List<String> NAMES = List.of("tcp", "unanswered", "closed", "udp", "other");

    @Override
    public String convert(String name) {
        if (!NAMES.contains(name)) {
            throw new TypeConversionException(
                    "there is no time-out '" + name + "': it is one of " + String.join(", ", NAMES));
        }
        return name;
    }
}
