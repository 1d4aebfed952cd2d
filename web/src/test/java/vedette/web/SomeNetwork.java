package vedette.web;

import java.util.List;
import vedette.web.operate.NetworkRoom;

/// A machine with an interface that is watched, and one that is down.
record SomeNetwork() implements NetworkRoom {

    @Override
    public List<Link> links() {
        Moved some = new Moved(12_345, 6_789_000);
        return List.of(
                new Link("eth0", "up", "ethernet", 1_000, 1_500, true, true, some, some, 7, 2),
                new Link("wlan0", "down", "wireless", 0, 1_500, false, false, some, some, 0, 0));
    }

    @Override
    public List<String> pinged() {
        return List.of("192.0.2.1:443");
    }
}
