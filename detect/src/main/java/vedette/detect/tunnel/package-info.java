/// Notices protocols that carry what they are not for.
@NullMarked
package vedette.detect.tunnel;

import org.jspecify.annotations.NullMarked;
