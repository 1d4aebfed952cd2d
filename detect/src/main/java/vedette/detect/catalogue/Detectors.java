package vedette.detect.catalogue;

import java.util.List;
import vedette.detect.Detector;
import vedette.detect.guessing.AskedUsers;
import vedette.detect.guessing.RefusedLogins;
import vedette.detect.guessing.ShortConversations;
import vedette.detect.scan.FirstContacts;
import vedette.detect.web.CraftedRequests;
import vedette.detect.web.GuessedPages;
import vedette.detect.web.HiddenRequests;

/// All detectors, in the order in which they are asked.
public final class Detectors {

    private Detectors() {}

    /// New ones, which remember nothing yet.
    public static List<Detector> all() {
        return List.of(
                new FirstContacts(),
                new RefusedLogins(),
                new ShortConversations(),
                new AskedUsers(),
                new CraftedRequests(),
                new GuessedPages(),
                new HiddenRequests());
    }
}
