/// The lines of protocols that people can type: one command or one reply a line.
@NullMarked
package vedette.decode.line;

import org.jspecify.annotations.NullMarked;
