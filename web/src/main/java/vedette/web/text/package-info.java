/// Times as people read them on a screen.
@NullMarked
package vedette.web.text;

import org.jspecify.annotations.NullMarked;
