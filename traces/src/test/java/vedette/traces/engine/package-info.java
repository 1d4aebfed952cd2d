/// What the flow engine and its plain twin have in common for those who compare them: rows, and a way to run either.
@NullMarked
package vedette.traces.engine;

import org.jspecify.annotations.NullMarked;
