package vedette.api;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vedette.feature.AddressSet;

/// Says what a [RealTimeMonitor] is to do. What is not said is as it usually is.
public final class MonitorBuilder {

    private List<String> interfaces = MonitorSettings.USUAL.interfaces();
    private List<Path> files = MonitorSettings.USUAL.files();
    private String filter = MonitorSettings.USUAL.filter();
    private AddressSet home = MonitorSettings.USUAL.home();
    private @Nullable Path models;
    private double alertBudget = MonitorSettings.USUAL.alertBudget();
    private @Nullable Path store;
    private int workers = MonitorSettings.USUAL.workers();
    private int snapLength = MonitorSettings.USUAL.snapLength();
    private int waitingFlows = MonitorSettings.USUAL.waitingFlows();

    MonitorBuilder() {}

    /// Captures on these interfaces, until it is stopped. Takes the right to capture, as `vedette interfaces`
    /// says.
    public MonitorBuilder interfaces(String... names) {
        interfaces = List.of(names);
        return this;
    }

    /// Reads these capture files, merged by time, as fast as can be: pcap or pcapng, also packed.
    public MonitorBuilder files(Path... captures) {
        files = List.of(captures);
        return this;
    }

    /// Only packets that this BPF expression takes, as tcpdump has it. All if it is not said.
    public MonitorBuilder filter(String expression) {
        filter = expression;
        return this;
    }

    /// The addresses that are inside: addresses, networks (`10.0.0.0/8`) and ranges. Private ones if it is not
    /// said.
    ///
    /// @throws IllegalArgumentException if one is none of these
    public MonitorBuilder home(String... networks) {
        home = networks.length == 0 ? AddressSet.PRIVATE : AddressSet.parse(String.join(";", networks));
        return this;
    }

    /// The models at work beside detectors of behaviour: the folder of one, or of several. None if it is not
    /// said.
    public MonitorBuilder models(Path folder) {
        models = folder;
        return this;
    }

    /// How many incidents a day are wanted that are only unusual, by what models have learnt; 5 if it is not
    /// said.
    public MonitorBuilder alertBudget(double perDay) {
        alertBudget = perDay;
        return this;
    }

    /// Keeps incidents and flows in this data folder, where `vedette query --data-dir` and all other commands
    /// find them: incidents before handlers are told. Nothing is kept if it is not said. A store has one writer
    /// at a time.
    public MonitorBuilder store(Path folder) {
        store = folder;
        return this;
    }

    /// How many threads packets are dealt to, from 1 to 64; 1 if it is not said. What is found does not depend
    /// on it.
    public MonitorBuilder workers(int threads) {
        workers = threads;
        return this;
    }

    /// Captures at most so many bytes of a packet; whole packets if it is not said. Files are as they are.
    public MonitorBuilder snapLength(int bytes) {
        snapLength = bytes;
        return this;
    }

    /// How many flows may wait for handlers; 8192 if it is not said. With more the reading of files waits; on
    /// interfaces flows beyond that are not told of, and counted.
    public MonitorBuilder waitingFlows(int flows) {
        waitingFlows = flows;
        return this;
    }

    /// The monitor, not yet started.
    ///
    /// @throws IllegalArgumentException if there is nothing to read, or a setting cannot be meant
    public RealTimeMonitor build() {
        return new RealTimeMonitor(new MonitorSettings(
                        interfaces, files, filter, home, models, alertBudget, store, workers, snapLength, waitingFlows)
                .whole());
    }
}
