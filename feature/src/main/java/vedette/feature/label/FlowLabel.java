package vedette.feature.label;

/// What a flow is in truth.
///
/// @param name the class
/// @param tool what made it; empty if not said
/// @param subtype of the class; empty if not said
public record FlowLabel(String name, String tool, String subtype) {

    FlowLabel withoutSubtype() {
        return new FlowLabel(name, tool, "");
    }
}
