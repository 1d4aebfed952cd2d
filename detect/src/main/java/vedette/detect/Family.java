package vedette.detect;

import java.util.Locale;

/// The families of attacks, by the names that evaluations and outputs use.
public enum Family {
    SCAN,
    BRUTE_FORCE,
    DOS,
    DDOS,
    WEB_ATTACK,
    BOTNET,
    TUNNEL,
    EXFILTRATION,
    SPOOFING,
    INFILTRATION,
    ANOMALY;

    /// How it is written.
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
