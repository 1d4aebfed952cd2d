/// A run as it is looked at in a terminal: a screen that follows what happens, or lines for whoever reads them.
///
/// Start with [vedette.app.terminal.MonitorCommand].
@NullMarked
package vedette.app.terminal;

import org.jspecify.annotations.NullMarked;
