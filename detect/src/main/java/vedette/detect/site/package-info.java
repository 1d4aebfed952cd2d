/// What is known of the site by now: which addresses are inside, who they are, what they offer, what is called how.
///
/// Start with [Site].
@NullMarked
package vedette.detect.site;

import org.jspecify.annotations.NullMarked;
