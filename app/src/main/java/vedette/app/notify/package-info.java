/// Telling others of incidents: what a run does for it, and `vedette notify`.
@NullMarked
package vedette.app.notify;

import org.jspecify.annotations.NullMarked;
