/// Measures a run, as the catalogue of numbers declares them.
///
/// Start with [vedette.app.measure.RunMeasures].
@NullMarked
package vedette.app.measure;

import org.jspecify.annotations.NullMarked;
