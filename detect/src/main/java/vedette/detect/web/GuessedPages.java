package vedette.detect.web;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import vedette.common.Address;
import vedette.detect.Detector;
import vedette.detect.Kind;
import vedette.detect.Signal;
import vedette.detect.SignalHandler;
import vedette.detect.StateKey;
import vedette.detect.Tick;
import vedette.detect.state.BoundedMap;
import vedette.detect.state.Codec;
import vedette.detect.state.Keys;
import vedette.detect.state.RecentHashes;
import vedette.flow.fact.Ends;
import vedette.flow.fact.Fact;
import vedette.flow.fact.HttpRequestFact;
import vedette.flow.fact.HttpResponseFact;

/// A source that asks web servers for one page after the other that is not there: guessed folders, files and
/// parameters, and tests for known weaknesses.
///
/// A sequential test as of *threshold random walk* (Jung, Paxson, Berger, Balakrishnan 2004) over pages asked
/// for the first time, as a sum that fades: one that is missing or forbidden adds, one that is there makes up
/// for more than one. Where a server shows a page for whatever is missing, being answered exactly like most
/// others counts half. Whoever follows links finds most pages; who misses the same icon again and again asks
/// for nothing new. A program that says it is a scanner begins with a lead.
public final class GuessedPages implements Detector {

    private static final int SOURCES = 1_024;
    private static final int CONVERSATIONS = 4_096;
    private static final double NOTICED = 10;
    private static final double CERTAIN = 18;
    private static final double NAMED = 4;

    private static final List<String> SCANNERS = List.of(
            "nikto",
            "sqlmap",
            "nuclei",
            "gobuster",
            "dirbuster",
            "dirb",
            "ffuf",
            "fuzz faster",
            "feroxbuster",
            "wfuzz",
            "wpscan",
            "nmap scripting",
            "zgrab",
            "masscan",
            "acunetix",
            "nessus",
            "openvas",
            "arachni",
            "w3af",
            "whatweb",
            "dirsearch",
            "commix",
            "zaproxy",
            "skipfish");

    private final BoundedMap<Address, Explorer> explorers = new BoundedMap<>(SOURCES, Keys.ADDRESS, Explorer.CODEC);
    private final BoundedMap<Long, Asked> asked = new BoundedMap<>(CONVERSATIONS, Keys.NUMBER, Asked.CODEC);

    @Override
    public String name() {
        return "guessed-pages";
    }

    @Override
    public StateKey key() {
        return StateKey.SOURCE;
    }

    @Override
    public void onTick(Tick tick, SignalHandler out) {
        for (Fact fact : tick.facts().all()) {
            if (fact instanceof HttpRequestFact request) {
                ask(tick, request);
            } else if (fact instanceof HttpResponseFact response) {
                answer(tick, response);
            }
        }
        explorers.forEach((source, explorer) -> {
            if (explorer.takeNews() && explorer.sum(tick.second()) >= NOTICED) {
                out.onSignal(tell(tick, source, explorer));
            }
        });
    }

    private void ask(Tick tick, HttpRequestFact request) {
        String target = request.target();
        int question = target.indexOf('?');
        String path = question < 0 ? target : target.substring(0, question);
        Asked one = asked.meet(conversation(request.ends()), tick.second(), Asked::new);
        one.page = RecentHashes.hash(request.host().hashCode(), path.hashCode());
        one.name = question < 0 ? 0 : RecentHashes.hash(one.page, names(target.substring(question + 1)));
        if (isScanner(request.userAgent())) {
            explorers
                    .meet(tick.site().entity(request.ends().client()), tick.second(), Explorer::new)
                    .nameItself(NAMED, tick.second());
        }
    }

    private static long names(String query) {
        long hash = 0;
        for (String field : query.split("&", 16)) {
            int equals = field.indexOf('=');
            hash = RecentHashes.hash(hash, (equals < 0 ? field : field.substring(0, equals)).hashCode());
        }
        return hash;
    }

    private static boolean isScanner(String userAgent) {
        String agent = userAgent.toLowerCase(Locale.ROOT);
        return SCANNERS.stream().anyMatch(agent::contains);
    }

    private void answer(Tick tick, HttpResponseFact response) {
        Ends ends = response.ends();
        long conversation = conversation(ends);
        Asked one = asked.find(conversation);
        if (one == null || response.status() < 200) {
            return;
        }
        asked.remove(conversation);
        long likeness = RecentHashes.hash(response.status(), response.contentLength(), response.payloadLength());
        explorers
                .meet(tick.site().entity(ends.client()), tick.second(), Explorer::new)
                .answer(ends, one.page, one.name, response.status(), likeness, tick.second());
    }

    private static long conversation(Ends ends) {
        return RecentHashes.hash(
                ends.client().high(),
                ends.client().low(),
                ends.clientPort(),
                ends.server().high(),
                ends.server().low(),
                ends.serverPort());
    }

    private Signal tell(Tick tick, Address source, Explorer explorer) {
        double certainty = Math.clamp((explorer.sum(tick.second()) - NOTICED) / (CERTAIN - NOTICED), 0, 1);
        Signal.Draft draft = Signal.of(this, Kind.WEB_SCAN, source, tick)
                .strength(0.5 + 0.5 * certainty)
                .confidence(0.8 + 0.19 * certainty)
                .since(explorer.since())
                .sources(List.of(explorer.client()))
                .targets(explorer.servers().keys())
                .ports(List.of(explorer.port()))
                .flows(explorer.met())
                .because(
                        "pages asked for that are missing or forbidden",
                        explorer.missing() + " of " + explorer.met() + " in " + (tick.second() - explorer.since() + 1)
                                + " s",
                        "most are there");
        if (explorer.isNamed()) {
            draft.because("what the program says it is", "a scanner", "a browser");
        }
        return draft.make();
    }

    @Override
    public void write(DataOutput out) throws IOException {
        explorers.write(out);
        asked.write(out);
    }

    @Override
    public void read(DataInput in) throws IOException {
        explorers.read(in);
        asked.read(in);
    }

    /// The latest request of a conversation.
    private static final class Asked {

        static final Codec<Asked> CODEC = new Codec<>() {
            @Override
            public void write(Asked value, DataOutput out) throws IOException {
                out.writeLong(value.page);
                out.writeLong(value.name);
            }

            @Override
            public Asked read(DataInput in) throws IOException {
                Asked asked = new Asked();
                asked.page = in.readLong();
                asked.name = in.readLong();
                return asked;
            }
        };

        private long page;
        private long name;
    }
}
