/// Numbers, times and foreign words as people read them; the same everywhere, whatever the machine's language.
@NullMarked
package vedette.report.text;

import org.jspecify.annotations.NullMarked;
