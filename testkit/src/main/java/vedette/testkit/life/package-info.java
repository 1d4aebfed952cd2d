/// What hosts do over weeks, made up: for tests and proofs of what watches over as long.
@NullMarked
package vedette.testkit.life;

import org.jspecify.annotations.NullMarked;
