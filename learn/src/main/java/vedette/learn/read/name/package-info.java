/// What data sets call things, and what we call them: columns, kinds of attack, the data sets themselves.
@NullMarked
package vedette.learn.read.name;

import org.jspecify.annotations.NullMarked;
