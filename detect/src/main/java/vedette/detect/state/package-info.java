/// What detectors remember in: bounded maps that can be written and read back.
///
/// Start with [BoundedMap].
@NullMarked
package vedette.detect.state;

import org.jspecify.annotations.NullMarked;
