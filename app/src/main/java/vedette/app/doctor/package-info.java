/// Whether detection works where Vedette is installed: bundled attacks, replayed through the real engine.
///
/// Start with [SelfTest].
@NullMarked
package vedette.app.doctor;

import org.jspecify.annotations.NullMarked;
