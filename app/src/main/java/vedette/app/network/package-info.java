/// How well the network does: what conversations that pass by tell of it, and what a few hosts answer that are
/// asked.
///
/// Start with [vedette.app.network.NetworkFigures].
@NullMarked
package vedette.app.network;

import org.jspecify.annotations.NullMarked;
