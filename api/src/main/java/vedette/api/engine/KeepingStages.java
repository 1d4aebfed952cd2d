package vedette.api.engine;

/// Told how far a second of traffic has come on its way into the store. Called by the thread of the ticks.
public interface KeepingStages {

    /// Is not interested.
    KeepingStages NOBODY = new KeepingStages() {
        @Override
        public void merged(long secondEndNanos) {}

        @Override
        public void judged() {}

        @Override
        public void kept() {}
    };

    /// All of a second is merged and will be judged now.
    void merged(long secondEndNanos);

    /// It was judged.
    void judged();

    /// The incidents that it opened or changed are kept.
    void kept();
}
