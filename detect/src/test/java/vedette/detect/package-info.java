@NullMarked
package vedette.detect;

import org.jspecify.annotations.NullMarked;
