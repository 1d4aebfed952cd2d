/// Whether a run does its work, and what is the matter if it does not: judged once, by the run itself, for the
/// dashboard, for programs that look after it, and for `vedette status`.
///
/// Start with [vedette.app.health.Vitals].
@NullMarked
package vedette.app.health;

import org.jspecify.annotations.NullMarked;
