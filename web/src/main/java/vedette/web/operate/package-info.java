/// What the dashboard can have done by whoever watches the network, which it knows nothing else of.
@NullMarked
package vedette.web.operate;

import org.jspecify.annotations.NullMarked;
