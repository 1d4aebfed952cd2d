/// What lies in the data folder for whoever wants to get into the dashboard: where it is, and the first password.
@NullMarked
package vedette.app.door;

import org.jspecify.annotations.NullMarked;
