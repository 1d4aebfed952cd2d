package vedette.detect.catalogue;

import java.util.List;
import vedette.detect.Detector;
import vedette.detect.change.LateralMovement;
import vedette.detect.change.NewServices;
import vedette.detect.change.NewTalkers;
import vedette.detect.change.OpenedPorts;
import vedette.detect.command.Beacons;
import vedette.detect.command.ChatCommands;
import vedette.detect.command.GeneratedNames;
import vedette.detect.command.NameBeacons;
import vedette.detect.command.PeerToPeer;
import vedette.detect.command.RemoteShells;
import vedette.detect.command.Spreading;
import vedette.detect.exfiltration.Uploads;
import vedette.detect.flood.Floods;
import vedette.detect.flood.FrameFloods;
import vedette.detect.flood.KeptFloods;
import vedette.detect.flood.RequestFloods;
import vedette.detect.flood.SlowConnections;
import vedette.detect.flood.StationFloods;
import vedette.detect.flood.VisitFloods;
import vedette.detect.guessing.AskedUsers;
import vedette.detect.guessing.RefusedLogins;
import vedette.detect.guessing.ShortConversations;
import vedette.detect.guessing.SshGuesses;
import vedette.detect.intrusion.Infiltration;
import vedette.detect.level.SlowRise;
import vedette.detect.scan.AddressSweep;
import vedette.detect.scan.DistributedScan;
import vedette.detect.scan.FirstContacts;
import vedette.detect.scan.OddPackets;
import vedette.detect.spoofing.AddressSpoofing;
import vedette.detect.spoofing.RogueDhcp;
import vedette.detect.spoofing.RogueRouter;
import vedette.detect.tunnel.CovertTunnels;
import vedette.detect.tunnel.HttpTunnels;
import vedette.detect.tunnel.NameTunnels;
import vedette.detect.tunnel.PingTunnels;
import vedette.detect.web.CraftedRequests;
import vedette.detect.web.GuessedPages;
import vedette.detect.web.HiddenRequests;
import vedette.detect.windows.RemoteAdministration;

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
                new RefusedLogins(),
                new ShortConversations(),
                new SshGuesses(),
                new AskedUsers(),
                new Floods(),
                new VisitFloods(),
                new RequestFloods(),
                new FrameFloods(),
                new KeptFloods(),
                new SlowConnections(),
                new StationFloods(),
                new CraftedRequests(),
                new GuessedPages(),
                new HiddenRequests(),
                new Beacons(),
                new NameBeacons(),
                new GeneratedNames(),
                new ChatCommands(),
                new RemoteShells(),
                new PeerToPeer(),
                new Spreading(),
                new NameTunnels(),
                new PingTunnels(),
                new HttpTunnels(),
                new CovertTunnels(),
                new Uploads(),
                new AddressSpoofing(),
                new RogueDhcp(),
                new RogueRouter(),
                new RemoteAdministration(),
                new Infiltration(),
                new OpenedPorts(),
                new LateralMovement(),
                new NewServices(),
                new NewTalkers(),
                new SlowRise());
    }
}
