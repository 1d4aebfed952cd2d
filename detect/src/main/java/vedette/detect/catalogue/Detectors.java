package vedette.detect.catalogue;

import java.util.List;
import vedette.detect.Detector;
import vedette.detect.flood.Floods;
import vedette.detect.flood.SlowConnections;
import vedette.detect.flood.VisitFloods;
import vedette.detect.scan.AddressSweep;
import vedette.detect.scan.DistributedScan;
import vedette.detect.scan.FirstContacts;
import vedette.detect.scan.OddPackets;
import vedette.detect.spoofing.AddressSpoofing;
import vedette.detect.spoofing.RogueDhcp;
import vedette.detect.spoofing.RogueRouter;

/// All detectors, in the order in which they are asked.
public final class Detectors {

    private Detectors() {}

    /// New ones, which remember nothing yet.
    public static List<Detector> all() {
        return List.of(
                new FirstContacts(),
                new OddPackets(),
                new AddressSweep(),
                new DistributedScan(),
                new Floods(), new VisitFloods(), new SlowConnections(), new AddressSpoofing(), new RogueDhcp(), new RogueRouter());
    }
}
