/// What inside hosts have to do with outside ones, as several detectors keep it.
@NullMarked
package vedette.detect.outside;

import org.jspecify.annotations.NullMarked;
