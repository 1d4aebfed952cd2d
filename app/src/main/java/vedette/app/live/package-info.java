/// A network that is watched, judged and kept until that ends: what `run` and `monitor` share.
///
/// Start with [vedette.app.live.LiveRun].
@NullMarked
package vedette.app.live;

import org.jspecify.annotations.NullMarked;
