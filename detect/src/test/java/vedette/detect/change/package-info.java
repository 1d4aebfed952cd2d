@NullMarked
package vedette.detect.change;

import org.jspecify.annotations.NullMarked;
