package vedette.learn.local;

/// How much what a site has said counts.
///
/// @param mostOfIncident rows of one incident at most, however many flows it had
/// @param heldBack the share of incidents that is only judged by
/// @param share of the rows of training that few rows of a site are made to have, by copies
/// @param mostCopies of a row
/// @param doubt how sure two models must be of a row that nobody has labelled: both at least that
/// @param mostBenign rows that are learnt from as benign because two models agree
/// @param mostOfAttack the same of each class of attack
/// @param mostOfHost the share of those that one host may have
public record LocalConfig(
        int mostOfIncident,
        double heldBack,
        double share,
        int mostCopies,
        double doubt,
        int mostBenign,
        int mostOfAttack,
        double mostOfHost) {

    public LocalConfig {
        if (mostOfIncident < 1 || mostCopies < 1 || mostBenign < 0 || mostOfAttack < 0) {
            throw new IllegalArgumentException("bounds of what a site has said must be positive: " + mostOfIncident
                    + " rows of an incident, " + mostCopies + " copies, " + mostBenign + " benign rows, "
                    + mostOfAttack + " of each attack");
        }
        if (!(heldBack > 0 && heldBack < 1 && share > 0 && share < 1 && doubt > 0.5 && doubt < 1)) {
            throw new IllegalArgumentException("shares must be between 0 and 1, and models surer than a half: "
                    + heldBack + " held back, " + share + " of training, sure of " + doubt);
        }
    }

    public static LocalConfig defaults() {
        return new LocalConfig(200, 0.3, 0.1, 10, 0.95, 4_000, 100, 0.1);
    }

    /// Learns from nothing that nobody has labelled.
    public LocalConfig withoutSelfTraining() {
        return new LocalConfig(mostOfIncident, heldBack, share, mostCopies, doubt, 0, 0, mostOfHost);
    }

    /// Whether rows without labels take part.
    public boolean isSelfTraining() {
        return mostBenign + mostOfAttack > 0;
    }
}
