@NullMarked
package vedette.detect.site;

import org.jspecify.annotations.NullMarked;
