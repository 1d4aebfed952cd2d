/// Rows of training that stand for the rest, to say what a row is most like.
@NullMarked
package vedette.learn.examples;

import org.jspecify.annotations.NullMarked;
