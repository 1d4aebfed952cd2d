/// Series that are watched as they come, such as what a host does or what an interface carries: what does not resemble
/// what came before.
///
/// Start with [vedette.learn.series.SeriesWatch].
@NullMarked
package vedette.learn.series;

import org.jspecify.annotations.NullMarked;
