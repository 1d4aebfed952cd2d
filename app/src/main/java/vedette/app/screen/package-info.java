/// A terminal: what is shown on it, and the keys that are pressed. What a stranger wrote is measured and shown as text,
/// never obeyed.
///
/// Start with [vedette.app.screen.Tty]; it alone knows the library that drives terminals, with
/// [vedette.app.screen.Cells].
@NullMarked
package vedette.app.screen;

import org.jspecify.annotations.NullMarked;
