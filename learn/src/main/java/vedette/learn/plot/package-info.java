/// Pictures of what a model has shown, as SVG that reads well on light and on dark.
///
/// Start with [vedette.learn.plot.Picture].
@NullMarked
package vedette.learn.plot;

import org.jspecify.annotations.NullMarked;
