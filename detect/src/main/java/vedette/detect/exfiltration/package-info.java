/// Notices what leaves and should not.
@NullMarked
package vedette.detect.exfiltration;

import org.jspecify.annotations.NullMarked;
