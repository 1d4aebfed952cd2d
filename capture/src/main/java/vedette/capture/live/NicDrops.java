package vedette.capture.live;

import vedette.capture.system.InterfaceCounters;

/// What the card lost before the kernel had it, since the capture was opened. Owned by one thread.
final class NicDrops {

    private final String name;
    private final long atOpen;

    NicDrops(String name) {
        this.name = name;
        this.atOpen = total();
    }

    long sinceOpen() {
        return Math.max(0, total() - atOpen); // an interface that went away and came back counts from zero
    }

    private long total() {
        return InterfaceCounters.of(name).rxDrops();
    }
}
