package vedette.traces.reference;

import java.nio.file.Path;
import java.util.List;

/// What one program says of one capture.
///
/// @param name the capture's, below the folder of captures
/// @param isWhole whether all flows of the capture are meant to be there
public record Reference(Source source, String name, Path capture, List<ReferenceFlow> flows, boolean isWhole) {

    /// The capture and the source, as a rule names them.
    @Override
    public String toString() {
        return source.label() + " " + name;
    }
}
