package vedette.detect.guessing;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import vedette.common.Address;
import vedette.decode.IpProtocol;
import vedette.decode.Protocol;
import vedette.detect.Detector;
import vedette.detect.Kind;
import vedette.detect.Signal;
import vedette.detect.SignalHandler;
import vedette.detect.StateKey;
import vedette.detect.Tick;
import vedette.detect.state.BoundedMap;
import vedette.detect.state.Keys;
import vedette.detect.state.Keys.Service;
import vedette.detect.state.Keys.Use;
import vedette.detect.state.RecentHashes;
import vedette.flow.fact.SshFact;
import vedette.flow.record.FlowEnd;
import vedette.flow.record.FlowView;

/// Log-ins over SSH that come to nothing, one soon after the other: guessed passwords, of one source or of many.
///
/// All is encrypted, but a conversation shows by its packets and pauses whether a session was opened in it and how many
/// guesses it holds otherwise ([SshShape]; after Javed and Paxson, *Detecting Stealthy, Distributed SSH Brute-Forcing*,
/// 2013, who judge log-ins by size). Of one source at a server they are added up in a sum that fades, less where more
/// time passes between them than it takes to type again. Who gets in soon after a few has mistyped, and is forgiven, so
/// up to a certain number it waits for that. A script with an old password is too slow, a watcher that reads the banner
/// never logs in, and backups or scripts that do get in have sessions. Of many sources at a server, those count that
/// have never had a session there.
public final class SshGuesses implements Detector {

    private static final int CALLERS = 4_096;
    private static final int SERVICES = 512;
    private static final int MOST_ROWS = 4_096;
    private static final int MOST_RECENT = 256;
    private static final int SSH = 22;

    /// So many guesses are noticed if nobody gets in soon, and so many leave no doubt.
    private static final double NOTICED = 4.5;

    private static final double CERTAIN = 8;

    /// How soon, in seconds after the latest is known of.
    private static final int PATIENCE = 6;

    /// The same of many sources together, which are so many at least.
    private static final double MANY_NOTICED = 5;

    private static final double MANY_CERTAIN = 9;
    private static final int MANY = 5;

    /// What one of many has of all at most.
    private static final double MOST_OF_ONE = 0.5;

    private static final double LEAST_STRENGTH = 0.85;

    private final BoundedMap<Use, SshCaller> callers = new BoundedMap<>(CALLERS, Keys.USE, SshCaller.CODEC);
    private final BoundedMap<Service, Attacked> services = new BoundedMap<>(SERVICES, Keys.SERVICE, Attacked.CODEC);
    private final RecentHashes recent = new RecentHashes(MOST_RECENT);
    private final List<SshTalk> ended = new ArrayList<>();

    @Override
    public String name() {
        return "ssh-guesses";
    }

    @Override
    public StateKey key() {
        return StateKey.SERVICE;
    }

    @Override
    public void onFlow(FlowView flow) {
        boolean isOver = flow.finFlags() > 0
                || flow.forward().rstFlags() + flow.backward().rstFlags() > 0;
        boolean isWhole = (flow.end().isFinal() && isOver) || flow.end() == FlowEnd.PART;
        if (flow.isTcp() && flow.part() == 0 && isWhole && flow.backward().payloadBytes() > 0) {
            Address server = new Address(flow.destinationHigh(), flow.destinationLow());
            end(new SshTalk(
                    new Address(flow.sourceHigh(), flow.sourceLow()),
                    flow.sourcePort(),
                    new Service(server, flow.destinationPort(), IpProtocol.TCP),
                    flow.conversationStart(),
                    flow.conversationDuration(),
                    SshShape.of(flow)));
        }
    }

    void end(SshTalk talk) {
        if (ended.size() < MOST_ROWS && talk.shape().verdict() != SshShape.Verdict.NO_LOGIN) {
            ended.add(talk);
        }
    }

    @Override
    public void onTick(Tick tick, SignalHandler out) {
        tick.facts()
                .of(SshFact.class)
                .filter(banner -> !banner.isFromServer())
                .forEach(banner -> introduce(tick, banner));
        ended.sort(null);
        ended.forEach(talk -> learn(tick, talk));
        ended.clear();
        callers.forEach((use, caller) -> {
            if (caller.takeNews(tick.second(), NOTICED, CERTAIN, PATIENCE)) {
                out.onSignal(tell(tick, use, caller));
            }
        });
        services.forEach((service, attack) -> {
            if (attack.takeNews() && isByMany(attack, tick.second())) {
                out.onSignal(tell(tick, service, attack));
            }
        });
    }

    private void introduce(Tick tick, SshFact banner) {
        Service service = new Service(
                banner.ends().server(),
                banner.ends().serverPort(),
                banner.ends().protocol());
        callers.meet(new Use(tick.site().entity(banner.ends().client()), service), tick.second(), SshCaller::new)
                .introduce(banner.software());
    }

    private void learn(Tick tick, SshTalk talk) {
        Service service = talk.service();
        Protocol heard = tick.site().services().protocol(service);
        boolean isSsh = heard == Protocol.SSH || (heard == null && service.port() == SSH);
        if (!isSsh || !talk.isNew(recent)) {
            return;
        }
        long second = tick.second();
        Address source = tick.site().entity(talk.source());
        SshCaller caller = callers.meet(new Use(source, service), second, SshCaller::new);
        switch (talk.shape().verdict()) {
            case REFUSED -> {
                caller.refuse(talk, second);
                if (!caller.isKnown()) {
                    services.meet(service, second, Attacked::new).refuse(source, second);
                }
            }
            case SESSION -> {
                Attacked attack = services.find(service);
                if (attack != null && !caller.isKnown()) {
                    attack.accept(source, second, MANY_NOTICED);
                }
                caller.accept(second);
            }
            case NO_LOGIN, UNSURE -> {}
        }
    }

    private static boolean isByMany(Attacked attack, long second) {
        return attack.sum(second) >= MANY_NOTICED
                && attack.sources().size() >= MANY
                && attack.mostOfOne() <= MOST_OF_ONE * attack.refused();
    }

    private static double certainty(double sum, double noticed, double certain) {
        return Math.clamp((sum - noticed) / (certain - noticed), 0, 1);
    }

    private Signal tell(Tick tick, Use use, SshCaller caller) {
        double certainty = certainty(caller.sum(tick.second()), NOTICED, CERTAIN);
        Signal.Draft draft = Signal.of(this, Kind.PASSWORD_GUESSING, use.actor(), tick)
                .strength(LEAST_STRENGTH + (1 - LEAST_STRENGTH) * certainty)
                .confidence(0.7 + 0.2 * certainty)
                .since(caller.since())
                .sources(List.of(caller.client()))
                .targets(List.of(use.service().host()))
                .ports(List.of(use.service().port()))
                .flows(caller.talks())
                .succeeded(caller.hasSucceeded())
                .because(
                        "log-ins over SSH that came to nothing, by what their conversations look like",
                        caller.refused() + " in " + caller.talks() + " conversations in "
                                + (tick.second() - caller.since() + 1) + " s",
                        "a few, then a session");
        if (caller.isGuesser()) {
            draft.because("what the program says it is", "one that guesses passwords", "a client of SSH");
        }
        if (caller.hasSucceeded()) {
            draft.because("sessions after these", "1 or more", "none after so many failures");
        }
        return draft.make();
    }

    private Signal tell(Tick tick, Service service, Attacked attack) {
        double certainty = certainty(attack.sum(tick.second()), MANY_NOTICED, MANY_CERTAIN);
        return Signal.of(this, Kind.DISTRIBUTED_GUESSING, tick.site().entity(service.host()), tick)
                .strength(LEAST_STRENGTH + (1 - LEAST_STRENGTH) * certainty)
                .confidence(0.7 + 0.2 * certainty)
                .since(attack.since())
                .sources(attack.sources())
                .targets(List.of(service.host()))
                .ports(List.of(service.port()))
                .flows(attack.refused())
                .succeeded(attack.hasSucceeded())
                .because(
                        "conversations over SSH with log-ins that came to nothing",
                        attack.refused() + " in " + (tick.second() - attack.since() + 1) + " s",
                        "fewer than there are sessions")
                .because(
                        "sources of these that never had a session there",
                        Integer.toString(attack.sources().size()),
                        "one or two at a time")
                .make();
    }

    @Override
    public void write(DataOutput out) throws IOException {
        callers.write(out);
        services.write(out);
        recent.write(out);
    }

    @Override
    public void read(DataInput in) throws IOException {
        callers.read(in);
        services.read(in);
        recent.read(in);
    }
}
