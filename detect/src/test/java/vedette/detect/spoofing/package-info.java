@NullMarked
package vedette.detect.spoofing;

import org.jspecify.annotations.NullMarked;
