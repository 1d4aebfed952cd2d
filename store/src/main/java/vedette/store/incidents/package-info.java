/// Incidents that are kept, and what people have said of them.
///
/// [IncidentBook] writes, [IncidentReader] answers.
@NullMarked
package vedette.store.incidents;

import org.jspecify.annotations.NullMarked;
