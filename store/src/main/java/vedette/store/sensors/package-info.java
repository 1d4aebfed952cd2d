/// Who has kept something: [vedette.store.sensors.SensorBook] knows every sensor that ever did.
@NullMarked
package vedette.store.sensors;

import org.jspecify.annotations.NullMarked;
