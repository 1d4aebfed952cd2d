/// How things are written for people and for machines: times, amounts, names, JSON.
@NullMarked
package vedette.app.text;

import org.jspecify.annotations.NullMarked;
