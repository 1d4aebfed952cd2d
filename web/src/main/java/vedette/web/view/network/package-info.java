/// What templates of the pages about the network's health are given.
@NullMarked
package vedette.web.view.network;

import org.jspecify.annotations.NullMarked;
