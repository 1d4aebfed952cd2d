/// Packet builders, fakes and a clock you can turn, for the tests of every stage.
///
/// Nothing here uses the product's own readers or headers: what it builds is an independent opinion of the formats.
@NullMarked
package vedette.testkit;

import org.jspecify.annotations.NullMarked;
