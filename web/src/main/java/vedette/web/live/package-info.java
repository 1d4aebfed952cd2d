/// What happens, second by second, for everybody who looks: made once, and sent to each browser at its own pace.
///
/// Whoever watches the network gives each second to the [vedette.web.live.LiveFeed] and goes on at once; a browser that
/// is slow or asleep makes nobody wait, it only misses seconds.
@NullMarked
package vedette.web.live;

import org.jspecify.annotations.NullMarked;
