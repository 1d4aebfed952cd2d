/// What is kept, by the command line: put there, asked, exported, looked after.
@NullMarked
package vedette.app.keep;

import org.jspecify.annotations.NullMarked;
