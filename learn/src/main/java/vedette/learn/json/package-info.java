/// JSON files of ours: small ones, read and written whole.
@NullMarked
package vedette.learn.json;

import org.jspecify.annotations.NullMarked;
