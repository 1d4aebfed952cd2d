/// What `vedette flows` is made of: its options, the shards and the output of a run, and what it says at the end.
@NullMarked
package vedette.app.flows;

import org.jspecify.annotations.NullMarked;
