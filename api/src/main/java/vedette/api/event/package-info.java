/// What is rare and telling, for Java's flight recorder: one class for each kind of event. While nobody
/// records, an event costs next to nothing, and none is per packet.
///
/// `docs/reference/events.md` lists them.
@NullMarked
package vedette.api.event;

import org.jspecify.annotations.NullMarked;
