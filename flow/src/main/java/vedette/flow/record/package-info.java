/// What is kept of a flow: one record of fixed size off the heap, and the views by which others read it.
///
/// Start with [FlowView] to read and with [Layout] to see what there is. The rest is for the packages that fill
/// records; nothing here checks an address, so none may come from outside them.
@NullMarked
package vedette.flow.record;

import org.jspecify.annotations.NullMarked;
