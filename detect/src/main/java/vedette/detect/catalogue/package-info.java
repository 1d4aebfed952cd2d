/// Which detectors there are.
@NullMarked
package vedette.detect.catalogue;

import org.jspecify.annotations.NullMarked;
