/// Text as it lies in captured bytes.
@NullMarked
package vedette.decode.text;

import org.jspecify.annotations.NullMarked;
