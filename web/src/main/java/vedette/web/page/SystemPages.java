package vedette.web.page;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vedette.report.text.Numbers;
import vedette.store.people.Role;
import vedette.web.http.Call;
import vedette.web.http.Reply;
import vedette.web.http.Route;
import vedette.web.operate.Operations;
import vedette.web.operate.Trouble;
import vedette.web.template.JtesystemGenerated;
import vedette.web.view.IncidentPage;
import vedette.web.view.Layout;
import vedette.web.view.Overview;
import vedette.web.view.Range;
import vedette.web.view.SystemPage;

/// How well watching goes: what is read, what is lost, what the process needs.
public final class SystemPages {

    /// Figures of minutes, in the order in which they are shown.
    private static final Map<String, String> FIGURES = figures();

    private final Frame frame;

    public SystemPages(Frame frame) {
        this.frame = frame;
    }

    private static Map<String, String> figures() {
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("capture_packets", "packets read in a minute");
        figures.put("capture_dropped_packets", "packets lost in a minute");
        figures.put("interface_bytes", "bytes read in a minute, by interface");
        figures.put("interface_dropped_packets", "packets lost in a minute, by interface");
        figures.put("process_cpu_share", "share of all processors");
        figures.put("process_resident_bytes", "memory in the machine");
        figures.put("heap_used_bytes", "heap in use");
        figures.put("machine_cpu_share", "share of all processors, by all programs of the machine");
        figures.put("machine_memory_available_bytes", "memory that the machine has left");
        figures.put("gc_seconds", "seconds of collecting garbage in a minute");
        figures.put("disk_free_bytes", "free on the disk");
        figures.put("store_waiting_flows", "conversations that waited to be kept");
        figures.put("store_lag_seconds", "how far keeping them was behind, in seconds");
        figures.put("delay_seconds", "how long it took until an incident was kept, by stage");
        return figures;
    }

    public List<Route> routes() {
        return List.of(Route.page("GET", "/system", Role.VIEWER, this::system));
    }

    private Reply system(Call call) throws IOException {
        Range range = frame.range(call);
        Operations.Watching watching = frame.room().operations().watching();
        SystemPage page = new SystemPage(
                watching.inputs().stream()
                        .map(input -> new SystemPage.Input(input.name(), input.isOn()))
                        .toList(),
                facts(watching),
                sights(watching, frame.room().operations().troubles()),
                FIGURES.entrySet().stream()
                        .map(entry -> new SystemPage.Figure(entry.getKey(), entry.getValue()))
                        .toList());
        Layout layout = frame.around(call, "System", "system", range);
        return Frame.shown(out -> JtesystemGenerated.render(out, null, layout, page));
    }

    private static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1).replace("`", "") + ".";
    }

    private List<IncidentPage.Fact> facts(Operations.Watching watching) {
        return List.of(
                new IncidentPage.Fact("Vedette", watching.version(), ""),
                new IncidentPage.Fact(
                        "running for",
                        Numbers.time(
                                Duration.between(watching.since(), frame.room().now())),
                        watching.since().toString()),
                new IncidentPage.Fact(
                        "packets read", Numbers.about(watching.packets()), Numbers.exact(watching.packets())),
                new IncidentPage.Fact(
                        "packets lost", Numbers.about(watching.dropped()), Numbers.exact(watching.dropped())));
    }

    /// What cannot be seen, or that all can, and what else is the matter with the run.
    static List<Overview.Sight> sights(Operations.Watching watching, List<Trouble.Told> troubles) {
        List<Overview.Sight> sights = new ArrayList<>();
        watching.blind().forEach(words -> sights.add(new Overview.Sight(false, words)));
        if (!watching.onlyItself().isEmpty()) {
            sights.add(new Overview.Sight(false, watching.onlyItself()));
        }
        if (!watching.seen().isEmpty()) {
            sights.add(new Overview.Sight(true, watching.seen()));
        }
        troubles.stream()
                .filter(told -> told.trouble() != Trouble.INTERFACE_DOWN) // said above
                .forEach(told -> sights.add(new Overview.Sight(false, sentence(told.words()))));
        if (watching.dropped() > 0) {
            sights.add(new Overview.Sight(
                    false, Numbers.about(watching.dropped()) + " packets were lost before they could be read."));
        } else {
            sights.add(new Overview.Sight(true, "No packet was lost."));
        }
        if (!watching.learning().isEmpty()) {
            sights.add(new Overview.Sight(false, watching.learning()));
        }
        if (!watching.delay().isEmpty()) {
            sights.add(new Overview.Sight(true, "Packets are " + watching.delay() + "."));
        }
        return sights;
    }
}
