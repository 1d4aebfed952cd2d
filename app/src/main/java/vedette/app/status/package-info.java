/// How a run is, said by another process: the file that a run keeps while it goes on, and the command that reads it.
///
/// Start with [vedette.app.status.StatusCommand].
@NullMarked
package vedette.app.status;

import org.jspecify.annotations.NullMarked;
