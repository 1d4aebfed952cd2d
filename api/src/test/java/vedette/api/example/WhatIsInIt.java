package vedette.api.example;

import java.nio.file.Path;
import vedette.api.Figures;
import vedette.api.Incident;
import vedette.api.RealTimeMonitor;

/// Prints the incidents in a capture file.
public final class WhatIsInIt {

    private WhatIsInIt() {}

    public static void main(String[] arguments) throws InterruptedException {
        try (RealTimeMonitor monitor =
                RealTimeMonitor.with().files(Path.of(arguments[0])).workers(2).build()) {
            monitor.onIncident(WhatIsInIt::print);
            monitor.onProblem(problem -> System.err.println("trouble: " + problem));
            monitor.start();
            monitor.awaitEnd();
            Figures figures = monitor.figures();
            System.out.println(figures.packets() + " packets, " + figures.flows() + " conversations, "
                    + figures.incidents() + " incidents");
        }
    }

    /// Told each time an incident has changed.
    private static void print(Incident incident) {
        System.out.println(incident.last() + " " + incident.kind() + " by " + incident.entity() + ", "
                + incident.score() + " of 100");
        incident.signals()
                .getFirst()
                .reasons()
                .forEach(reason -> System.out.println(
                        "  " + reason.feature() + ": " + reason.seen() + ", usually " + reason.usual()));
    }
}
