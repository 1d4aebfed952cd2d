package vedette.capture.live;

import java.util.List;
import vedette.capture.CaptureException;
import vedette.capture.live.LiveConfig.Engine;
import vedette.capture.system.NetworkInterfaces;
import vedette.common.OddityCounters;

/// Tries to capture and prints what it is told: a program, to be run without the right to.
final class WithoutRights {

    private WithoutRights() {}

    public static void main(String[] arguments) {
        LiveConfig config = LiveConfig.of(List.of("lo")).withEngine(Engine.valueOf(arguments[0]));
        try (LiveSource _ = LiveCapture.open(config, new OddityCounters(), TestClock.OF_THE_WALL)) {
            System.out.println("captures");
        } catch (CaptureException e) {
            System.out.println(e.getMessage());
        }
        System.out.println("may capture: " + NetworkInterfaces.mayCapture());
    }
}
