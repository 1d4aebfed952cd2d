/// Vedette for programs written in Java: all of it, or a part.
///
/// - [RealTimeMonitor] watches interfaces or reads capture files, and tells of flows and incidents.
/// - [FeatureExtractor] makes flows of packets, each with the numbers that describe it.
/// - [Classifier] opens a model and judges such numbers.
///
/// This package is what programs may rely on, by semantic versioning; `docs/reference/java-api.md` says what
/// that means. What lies below it, and every other package of Vedette, may change at any time.
@NullMarked
package vedette.api;

import org.jspecify.annotations.NullMarked;
