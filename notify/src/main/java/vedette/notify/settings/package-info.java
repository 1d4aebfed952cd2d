/// Who is told of incidents, how and how often, as somebody has set it.
///
/// Start with [NotifySettings]; each kind of [Channel] has a record of its own.
@NullMarked
package vedette.notify.settings;

import org.jspecify.annotations.NullMarked;
