package vedette.flow.table;

/// Where a table puts its rows at the end of each tick, and in between when it is full.
public interface RowOutlet {

    /// Takes rows. Whoever has read them says so ([RowBundle#giveBack]); until then they hold their places in the
    /// table.
    void put(RowBundle rows);
}
