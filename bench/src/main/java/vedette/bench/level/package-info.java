/// How soon a level that rises slowly is noticed, and how often one is said to rise that does not.
@NullMarked
package vedette.bench.level;

import org.jspecify.annotations.NullMarked;
