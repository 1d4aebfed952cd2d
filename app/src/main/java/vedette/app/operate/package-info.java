/// What people ask of the engine while it runs: looked for, obeyed at a tick, written down.
@NullMarked
package vedette.app.operate;

import org.jspecify.annotations.NullMarked;
