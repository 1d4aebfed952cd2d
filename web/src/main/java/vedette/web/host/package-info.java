/// What there is to say of one host, for its page and for programs.
///
/// Start with [vedette.web.host.HostSight].
@NullMarked
package vedette.web.host;

import org.jspecify.annotations.NullMarked;
