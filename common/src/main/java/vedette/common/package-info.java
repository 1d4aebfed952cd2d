/// What at least three stages need and none owns: the clock, the way to wait, and the count of what was odd.
///
/// Nothing here knows a packet from a flow. A class earns its place when three stages use it; until then it lives in
/// the stage that does.
@NullMarked
package vedette.common;

import org.jspecify.annotations.NullMarked;
