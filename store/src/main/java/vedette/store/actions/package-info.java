/// What people ask of the engine while it runs, and the journal of when it was obeyed, so that a replay can obey alike.
///
/// [Requests] finds what is new, [ActionBook] is the journal. Nothing here waits on the thread of the ticks.
@NullMarked
package vedette.store.actions;

import org.jspecify.annotations.NullMarked;
