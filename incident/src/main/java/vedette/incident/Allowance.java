package vedette.incident;

/// Says how many incidents people want to be told of that are only unusual. Called by the thread that merges ticks.
@FunctionalInterface
public interface Allowance {

    Allowance UNLIMITED = _ -> true;

    /// Asked whenever such an incident opens, or opens again.
    ///
    /// @return false if it is to stay below the line: kept, but not told
    boolean allows(long nanos);
}
