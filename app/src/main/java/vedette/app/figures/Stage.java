package vedette.app.figures;

/// What takes time between a packet and an incident that is kept.
public enum Stage {
    /// From a packet's stamp to when it was read.
    READ("read"),
    /// From the end of a second to when all that was seen in it is merged.
    MERGE("merge"),
    /// Judging what was merged.
    JUDGE("judge"),
    /// Keeping incidents that a second has opened or changed.
    KEEP("keep"),
    /// From the end of a second to when its incidents are kept.
    AFTER_SECOND("after-second"),
    /// From the first packet of a second to when its incidents are kept: the most that any packet of it waited.
    INCIDENT("incident");

    private final String label;

    Stage(String label) {
        this.label = label;
    }

    /// How it is written.
    public String label() {
        return label;
    }
}
