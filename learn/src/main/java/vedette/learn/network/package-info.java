/// Networks: judging rows by them, and what a trainer of them has to do.
///
/// Start with [vedette.learn.network.NetworkModel], a network that is trained, and
/// [vedette.learn.network.NetworkTrainer], which is in an optional module since it needs much.
@NullMarked
package vedette.learn.network;

import org.jspecify.annotations.NullMarked;
