package vedette.detect.web;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
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
import vedette.detect.state.Keys.Service;
import vedette.detect.state.RecentHashes;
import vedette.flow.fact.Ends;
import vedette.flow.fact.Fact;
import vedette.flow.fact.HttpRequestFact;
import vedette.flow.fact.HttpResponseFact;

/// Requests in clear text that are made to break into a web application.
///
/// Each request is inspected on its own: one clear payload suffices. What looks a little like one, as names with an
/// apostrophe or questions about programming do, stays weak, and weak ones add up only if they differ. A request seems
/// to have worked if a page that its technique reads or runs something with is answered with far more than others got
/// from the same page.
public final class CraftedRequests implements Detector {

    private static final int SOURCES = 1_024;
    private static final int PAGES = 4_096;
    private static final int CONVERSATIONS = 2_048;

    /// Less is not worth mentioning.
    private static final double SUSPECT = 0.4;

    private static final double NOTICED = 0.5;

    /// So many times as long as other answers of the page, and so many bytes more, is more than an error.
    private static final int FAR_MORE = 2;

    private static final long FAR_MORE_BYTES = 512;

    private final BoundedMap<Address, Intruder> intruders = new BoundedMap<>(SOURCES, Keys.ADDRESS, Intruder.CODEC);
    private final BoundedMap<Long, Page> pages = new BoundedMap<>(PAGES, Keys.NUMBER, Page.CODEC);
    private final BoundedMap<Long, Asked> asked = new BoundedMap<>(CONVERSATIONS, Keys.NUMBER, Asked.CODEC);

    @Override
    public String name() {
        return "crafted-requests";
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
        intruders.forEach((source, intruder) -> {
            if (intruder.takeNews() && intruder.strength() >= NOTICED) {
                out.onSignal(tell(tick, source, intruder));
            }
        });
    }

    private void ask(Tick tick, HttpRequestFact request) {
        Ends ends = request.ends();
        Finding finding = Inspection.of(request);
        boolean isSuspect = finding != null && finding.score() >= SUSPECT;
        if (finding != null && isSuspect) {
            Address source = tick.site().entity(ends.client());
            intruders.meet(source, tick.second(), Intruder::new).take(finding, ends, tick.second());
        }
        Asked one = asked.meet(conversation(ends), tick.second(), Asked::new);
        one.page = RecentHashes.hash(
                ends.server().high(),
                ends.server().low(),
                ends.serverPort(),
                Inspection.path(request.target()).hashCode());
        one.canRead = isSuspect && finding != null && finding.score() >= NOTICED && canRead(finding.technique());
        one.isSuspect = isSuspect;
    }

    private static boolean canRead(Technique technique) {
        return technique == Technique.SQL_INJECTION
                || technique == Technique.TRAVERSAL
                || technique == Technique.COMMAND_INJECTION;
    }

    private void answer(Tick tick, HttpResponseFact response) {
        long conversation = conversation(response.ends());
        Asked one = asked.find(conversation);
        if (one == null) {
            return;
        }
        asked.remove(conversation);
        boolean isOk = response.status() == 200 && response.contentLength() >= 0;
        if (isOk && !one.isSuspect) {
            pages.meet(one.page, tick.second(), Page::new).add(response.contentLength());
        } else if (isOk && one.canRead) {
            Page page = pages.find(one.page);
            Intruder intruder =
                    intruders.find(tick.site().entity(response.ends().client()));
            boolean isFarMore = page != null && response.contentLength() > FAR_MORE * page.longest + FAR_MORE_BYTES;
            if (intruder != null && isFarMore) {
                intruder.succeed();
            }
        }
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

    private Signal tell(Tick tick, Address source, Intruder intruder) {
        return Signal.of(this, Kind.WEB_ATTACK, source, tick)
                .strength(intruder.strength())
                .confidence(0.6 + 0.39 * intruder.strength())
                .since(intruder.since())
                .sources(List.of(intruder.client()))
                .targets(intruder.services().keys().stream().map(Service::host).toList())
                .ports(intruder.services().keys().stream().map(Service::port).toList())
                .flows(intruder.requests())
                .succeeded(intruder.hasSucceeded())
                .because(
                        "requests made to break in",
                        intruder.requests() + ", first of all "
                                + intruder.techniques().keys().getFirst(),
                        "none")
                .because("the clearest of them", intruder.example(), "names, numbers and words")
                .make();
    }

    @Override
    public void write(DataOutput out) throws IOException {
        intruders.write(out);
        pages.write(out);
        asked.write(out);
    }

    @Override
    public void read(DataInput in) throws IOException {
        intruders.read(in);
        pages.read(in);
        asked.read(in);
    }

    /// How long a page's answers to ordinary requests are.
    private static final class Page {

        static final Codec<Page> CODEC = new Codec<>() {
            @Override
            public void write(Page value, DataOutput out) throws IOException {
                out.writeLong(value.longest);
            }

            @Override
            public Page read(DataInput in) throws IOException {
                Page page = new Page();
                page.longest = in.readLong();
                return page;
            }
        };

        private long longest;

        private void add(long length) {
            longest = Math.max(longest, length);
        }
    }

    /// The latest request of a conversation.
    private static final class Asked {

        static final Codec<Asked> CODEC = new Codec<>() {
            @Override
            public void write(Asked value, DataOutput out) throws IOException {
                out.writeLong(value.page);
                out.writeBoolean(value.isSuspect);
                out.writeBoolean(value.canRead);
            }

            @Override
            public Asked read(DataInput in) throws IOException {
                Asked asked = new Asked();
                asked.page = in.readLong();
                asked.isSuspect = in.readBoolean();
                asked.canRead = in.readBoolean();
                return asked;
            }
        };

        private long page;
        private boolean isSuspect;
        private boolean canRead;
    }
}
