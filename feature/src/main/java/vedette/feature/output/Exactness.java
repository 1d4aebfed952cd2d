package vedette.feature.output;

import java.util.ArrayList;
import java.util.List;

/// Whether an output is all there was to say, so that the same input gives the same bytes; and if not, why not.
///
/// @param late packets that came after their second was over
/// @param shed flows and packets that there was no room for
/// @param sampled packets left out on purpose
/// @param leftOut hosts and pairs that there was no room for: how often, and rows of them that were not made or had no
/// room for all their labels
public record Exactness(long late, long shed, long sampled, long leftOut) {

    public static final Exactness EXACT = new Exactness(0, 0, 0);

    public Exactness {
        if (late < 0 || shed < 0 || sampled < 0 || leftOut < 0) {
            throw new IllegalArgumentException("what was lost cannot be negative");
        }
    }

    /// Of flows, of which none is left out.
    public Exactness(long late, long shed, long sampled) {
        this(late, shed, sampled, 0);
    }

    public Exactness withLeftOut(long newLeftOut) {
        return new Exactness(late, shed, sampled, newLeftOut);
    }

    public boolean isExact() {
        return late == 0 && shed == 0 && sampled == 0 && leftOut == 0;
    }

    /// `true`, or what was lost: `late=3 shed=1`.
    @Override
    public String toString() {
        if (isExact()) {
            return "true";
        }
        List<String> reasons = new ArrayList<>();
        add(reasons, "late", late);
        add(reasons, "shed", shed);
        add(reasons, "sampled", sampled);
        add(reasons, "left_out", leftOut);
        return String.join(" ", reasons);
    }

    private static void add(List<String> reasons, String name, long count) {
        if (count > 0) {
            reasons.add(name + "=" + count);
        }
    }

    /// The members of a JSON object: `"exact":true`, or `"exact":false,"inexact":{"late":3,…}`. Nothing left out is
    /// not said, because flows never are.
    public String toJsonMembers() {
        return isExact()
                ? "\"exact\":true"
                : "\"exact\":false,\"inexact\":{\"late\":" + late + ",\"shed\":" + shed + ",\"sampled\":" + sampled
                        + (leftOut == 0 ? "" : ",\"left_out\":" + leftOut) + "}";
    }
}
