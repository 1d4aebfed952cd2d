/// What it costs, measured: one class per question, with the command that answers it.
@NullMarked
package vedette.bench;

import org.jspecify.annotations.NullMarked;
