package vedette.detect.learned;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import vedette.common.Address;
import vedette.detect.Reason;
import vedette.detect.Tick;
import vedette.detect.state.Keys;
import vedette.flow.activity.Home;
import vedette.learn.series.RandomCutWatch;
import vedette.learn.series.SeriesConfig;
import vedette.learn.series.Surprise;

/// Minutes as series: the network's as a whole, and those of hosts inside, which are compared with all hosts that serve
/// or with all that do not. Learns as it goes. Owned by one thread.
///
/// A point takes about a millisecond, so hosts are judged during the minute that follows theirs, a few each second, and
/// no more than there is time for.
final class SeriesModels {

    private static final int MINUTE = 60;
    private static final int MOST_HOSTS = 500;
    private static final int AT_ONCE = 10;
    private static final double PERCENT = 100;
    private static final int MOST_REASONS = 3;
    private static final double LEAST_SHARE = 0.1;

    private final Home home;
    private final ScoreStream ofNetwork = new ScoreStream("network-series", 0);
    private final ScoreStream ofHosts = new ScoreStream("host-series", 0);
    private RandomCutWatch network = new RandomCutWatch(HostMinute.COLUMNS, SeriesConfig.defaults());
    private RandomCutWatch clients =
            new RandomCutWatch(HostMinute.COLUMNS, SeriesConfig.defaults().withTogether(1));
    private RandomCutWatch servers =
            new RandomCutWatch(HostMinute.COLUMNS, SeriesConfig.defaults().withTogether(1));
    private final TreeMap<Address, HostMinute> hosts = new TreeMap<>();
    private HostMinute whole = new HostMinute();
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private long minute = Long.MIN_VALUE;
    private long judged;
    private long leftOut;

    private record Waiting(Address host, HostMinute minute) {}

    SeriesModels(Home home) {
        this.home = home;
    }

    Stream<ScoreStream> streams() {
        return Stream.of(ofNetwork, ofHosts);
    }

    void judge(Tick tick, Consumer<Alarm> alarms) {
        long now = Math.floorDiv(tick.second() - 1, MINUTE);
        if (now != minute) {
            if (minute != Long.MIN_VALUE) {
                endMinute(alarms);
            }
            minute = now;
        }
        leftOut += HostMinute.add(tick.activity(), home, whole, hosts, MOST_HOSTS);
        for (int i = 0; i < AT_ONCE && !waiting.isEmpty(); i++) {
            judge(waiting.remove(), alarms);
        }
    }

    private void endMinute(Consumer<Alarm> alarms) {
        leftOut += waiting.size();
        waiting.clear();
        for (Map.Entry<Address, HostMinute> host : hosts.entrySet()) {
            waiting.add(new Waiting(host.getKey(), host.getValue()));
        }
        if (!hosts.isEmpty()) {
            judgeNetwork(alarms);
        }
        hosts.clear();
        whole.clear();
    }

    /// What stands out in the network is laid to the host that did most of it.
    private void judgeNetwork(Consumer<Alarm> alarms) {
        Surprise surprise = network.next(whole.values());
        judged++;
        int column = surprise.mostOf();
        Address most = hosts.firstKey();
        for (Map.Entry<Address, HostMinute> host : hosts.entrySet()) {
            HostMinute before = hosts.get(most);
            if (before == null || host.getValue().value(column) > before.value(column)) {
                most = host.getKey();
            }
        }
        tell(ofNetwork, most, whole, surprise, network, alarms);
    }

    private void judge(Waiting next, Consumer<Alarm> alarms) {
        RandomCutWatch watch = next.minute.isServer() ? servers : clients;
        judged++;
        tell(ofHosts, next.host, next.minute, watch.next(next.minute.values()), watch, alarms);
    }

    private static void tell(
            ScoreStream stream,
            Address host,
            HostMinute minute,
            Surprise surprise,
            RandomCutWatch watch,
            Consumer<Alarm> alarms) {
        if (surprise.score() > 0 && stream.offer(host, surprise.score())) {
            List<Reason> reasons = reasons(stream, minute, surprise, watch);
            alarms.accept(new Alarm(stream, host, host, host, 0, surprise.score(), "", reasons));
        }
    }

    private static List<Reason> reasons(
            ScoreStream stream, HostMinute minute, Surprise surprise, RandomCutWatch watch) {
        List<Reason> reasons = new ArrayList<>();
        reasons.add(new Reason(
                "how little the minute resembles those before",
                String.format(Locale.ROOT, "%.2f", surprise.score()),
                String.format(Locale.ROOT, "about 1; less in %.2f %%", PERCENT * stream.rank(surprise.score()))));
        List<Integer> columns = new ArrayList<>();
        for (int column = 0; column < HostMinute.COLUMNS.size(); column++) {
            columns.add(column);
        }
        columns.sort((a, b) ->
                Double.compare(surprise.shares().get(b), surprise.shares().get(a)));
        for (int column : columns.subList(0, MOST_REASONS)) {
            if (surprise.shares().get(column) >= LEAST_SHARE) {
                reasons.add(new Reason(
                        HostMinute.COLUMNS.name(column) + " in the minute",
                        String.format(Locale.ROOT, "%.0f", minute.value(column)),
                        String.format(Locale.ROOT, "about %.0f", watch.usual(column))));
            }
        }
        return reasons;
    }

    /// How many minutes were judged.
    long judged() {
        return judged;
    }

    /// How many were not, because there were too many at once.
    long leftOut() {
        return leftOut;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(minute);
        network.write(out);
        clients.write(out);
        servers.write(out);
        ofNetwork.write(out);
        ofHosts.write(out);
        whole.write(out);
        out.writeInt(hosts.size());
        for (Map.Entry<Address, HostMinute> host : hosts.entrySet()) {
            Keys.ADDRESS.write(host.getKey(), out);
            host.getValue().write(out);
        }
        out.writeInt(waiting.size());
        for (Waiting one : waiting) {
            Keys.ADDRESS.write(one.host, out);
            one.minute.write(out);
        }
    }

    void read(DataInput in) throws IOException {
        minute = in.readLong();
        network = RandomCutWatch.read(in);
        clients = RandomCutWatch.read(in);
        servers = RandomCutWatch.read(in);
        ofNetwork.read(in);
        ofHosts.read(in);
        whole = HostMinute.read(in);
        hosts.clear();
        for (int left = in.readInt(); left > 0; left--) {
            hosts.put(Keys.ADDRESS.read(in), HostMinute.read(in));
        }
        waiting.clear();
        for (int left = in.readInt(); left > 0; left--) {
            waiting.add(new Waiting(Keys.ADDRESS.read(in), HostMinute.read(in)));
        }
    }
}
