@NullMarked
package vedette.detect.scan;

import org.jspecify.annotations.NullMarked;
