/// Conversations that somebody looks for: a small language, what it means for databases, and the rows that fit, hot and
/// archived.
///
/// Start with [SearchText], which reads the language, and [FlowReader], which answers.
@NullMarked
package vedette.store.search;

import org.jspecify.annotations.NullMarked;
