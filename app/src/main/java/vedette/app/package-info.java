/// The `vedette` command: reads the configuration, wires the stages in the order of the data, runs them.
@NullMarked
package vedette.app;

import org.jspecify.annotations.NullMarked;
