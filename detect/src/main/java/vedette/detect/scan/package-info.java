/// Scans: who is there, and what does it offer.
@NullMarked
package vedette.detect.scan;

import org.jspecify.annotations.NullMarked;
