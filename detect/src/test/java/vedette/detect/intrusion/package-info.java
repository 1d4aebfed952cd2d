@NullMarked
package vedette.detect.intrusion;

import org.jspecify.annotations.NullMarked;
