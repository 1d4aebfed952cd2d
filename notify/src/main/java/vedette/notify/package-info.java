/// Tells others of incidents, once these are kept: by mail, webhook, syslog, or in a file.
///
/// What is to be told lies in the database, written with the incidents ([vedette.store.outbox]). Each receiver has a
/// [Delivery] that takes it from there, on a thread of its own, so that one that is away keeps up nobody else. A
/// message is sent at least once, and again only where it could not be noted that it was taken.
///
/// Start with [Notifier].
@NullMarked
package vedette.notify;

import org.jspecify.annotations.NullMarked;
