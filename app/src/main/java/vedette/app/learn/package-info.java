/// What the commands about models share: which rows are read, and where models are kept.
@NullMarked
package vedette.app.learn;

import org.jspecify.annotations.NullMarked;
