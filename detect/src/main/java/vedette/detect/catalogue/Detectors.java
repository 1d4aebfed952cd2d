package vedette.detect.catalogue;

import java.util.List;
import vedette.detect.Detector;
import vedette.detect.command.Beacons;
import vedette.detect.exfiltration.Uploads;
import vedette.detect.scan.FirstContacts;
import vedette.detect.tunnel.NameTunnels;
import vedette.detect.tunnel.PingTunnels;

/// All detectors, in the order in which they are asked.
public final class Detectors {

    private Detectors() {}

    /// New ones, which remember nothing yet.
    public static List<Detector> all() {
        return List.of(new FirstContacts(), new Beacons(), new Uploads(), new PingTunnels(), new NameTunnels());
    }
}
