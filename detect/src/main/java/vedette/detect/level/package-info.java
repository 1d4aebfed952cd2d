/// Notices hosts whose level rises slowly, over days and weeks.
@NullMarked
package vedette.detect.level;

import org.jspecify.annotations.NullMarked;
