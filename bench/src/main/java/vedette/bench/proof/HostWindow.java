package vedette.bench.proof;

/// What a host did, or what was done to it, in ten seconds of a recording, and what models say of it.
final class HostWindow {

    private final String host;
    private final String attack;
    private final String family;
    private final float[] activity;
    private final float[] flows;

    /// @param host in its recording
    /// @param attack all windows with the same host, role and kind of attack; empty if there is none
    /// @param activity what each model says of its row of activity
    HostWindow(String host, String attack, String family, float[] activity) {
        this.host = host;
        this.attack = attack;
        this.family = family;
        this.activity = activity;
        flows = new float[activity.length];
    }

    /// Takes what each model says of a flow that touches the window.
    void addFlow(float[] scores) {
        for (int model = 0; model < scores.length; model++) {
            flows[model] = Math.max(flows[model], scores[model]);
        }
    }

    String host() {
        return host;
    }

    boolean isAttack() {
        return !attack.isEmpty();
    }

    String attack() {
        return attack;
    }

    String family() {
        return family;
    }

    float activity(int model) {
        return activity[model];
    }

    /// The highest score of its flows; 0 if it has none.
    float flows(int model) {
        return flows[model];
    }
}
