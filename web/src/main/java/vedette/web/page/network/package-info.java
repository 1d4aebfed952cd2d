/// The pages about the network's health: what they show is put together here.
@NullMarked
package vedette.web.page.network;

import org.jspecify.annotations.NullMarked;
