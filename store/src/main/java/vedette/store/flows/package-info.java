/// Flows that are kept: first in a database, where each second's are safe from the end of the process, then in the
/// archive.
///
/// Start with [FlowBook].
@NullMarked
package vedette.store.flows;

import org.jspecify.annotations.NullMarked;
