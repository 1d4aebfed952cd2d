/// The part of the configuration that says who is told of incidents: its keys, and settings made of what they have.
@NullMarked
package vedette.app.notify.key;

import org.jspecify.annotations.NullMarked;
