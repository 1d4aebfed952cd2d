package vedette.feature.activity;

/// Takes rows of activity.
@FunctionalInterface
public interface ActivityRowHandler {

    /// A row is ready. It is overwritten after this call returns.
    void onRow(ActivityRow row);
}
