/// What an analysis found, for people and for machines.
///
/// Start with [Findings], which collects incidents while a run goes on.
@NullMarked
package vedette.app.analyze;

import org.jspecify.annotations.NullMarked;
