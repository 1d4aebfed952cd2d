@NullMarked
package vedette.detect.flood;

import org.jspecify.annotations.NullMarked;
