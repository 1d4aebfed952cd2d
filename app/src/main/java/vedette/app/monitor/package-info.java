/// What goes on while a network is watched: learning is saved, the store is kept in order, reports are written.
@NullMarked
package vedette.app.monitor;

import org.jspecify.annotations.NullMarked;
