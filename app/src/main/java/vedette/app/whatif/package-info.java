/// What would have been told of the past, had something been otherwise.
///
/// Ticks that are kept are played to two engines: one obeys what people asked at the time, when they asked it, the
/// other the change. Start with [vedette.app.whatif.WhatIfCommand].
@NullMarked
package vedette.app.whatif;

import org.jspecify.annotations.NullMarked;
