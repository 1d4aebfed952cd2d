/// Conversations that somebody looks for: the rows that fit, hot and archived.
///
/// Start with [FlowReader], which answers.
@NullMarked
package vedette.store.search;

import org.jspecify.annotations.NullMarked;
