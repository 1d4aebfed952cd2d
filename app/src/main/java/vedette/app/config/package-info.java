/// The configuration: one file, `vedette.yaml`, with a key for each option of a service.
///
/// [Keys] declares them all. [ConfigSource] knows where they are read from: the environment beats the file, and the
/// command line, which picocli knows, beats both ([ConfigDefaults]). The example file, the reference page and what
/// `vedette config` says follow from the keys.
@NullMarked
package vedette.app.config;

import org.jspecify.annotations.NullMarked;
