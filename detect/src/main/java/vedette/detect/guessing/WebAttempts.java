package vedette.detect.guessing;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.Consumer;
import vedette.common.Address;
import vedette.decode.Protocol;
import vedette.detect.Tick;
import vedette.detect.guessing.Attempt.Outcome;
import vedette.detect.site.Site;
import vedette.detect.state.BoundedMap;
import vedette.detect.state.Codec;
import vedette.detect.state.Keys;
import vedette.detect.state.RecentHashes;
import vedette.flow.fact.Ends;
import vedette.flow.fact.Fact;
import vedette.flow.fact.HttpRequestFact;
import vedette.flow.fact.HttpResponseFact;

/// Makes attempts of requests with a password and their answers: credentials in the head, and forms.
///
/// What a form's answer means differs from one application to the next. A no by itself is one; beyond that, the answer
/// that a source gets most often from one form is taken for a no where it could be one, and a different one for a yes.
final class WebAttempts {

    private static final int CONVERSATIONS = 4_096;
    private static final int FORMS = 4_096;
    private static final long TWICE = 2_000;

    private final BoundedMap<Long, Asked> asked = new BoundedMap<>(CONVERSATIONS, Keys.NUMBER, Asked.CODEC);
    private final BoundedMap<Long, Answers> answers = new BoundedMap<>(FORMS, Keys.NUMBER, Answers.CODEC);

    void read(Tick tick, Consumer<Attempt> out) {
        for (Fact fact : tick.facts().all()) {
            if (fact instanceof HttpRequestFact request) {
                ask(tick, request);
            } else if (fact instanceof HttpResponseFact response) {
                answer(tick, response, out);
            }
        }
    }

    private void ask(Tick tick, HttpRequestFact request) {
        long credentials = WebForms.credentials(request);
        long form = credentials == 0 ? WebForms.form(request) : 0;
        long conversation = conversation(request.ends());
        if (credentials == 0 && form == 0) {
            asked.remove(conversation);
            return;
        }
        Asked one = asked.meet(conversation, tick.second(), Asked::new);
        one.secret = form != 0 && WebForms.isHidden(request) ? 0 : credentials + form;
        one.isForm = form != 0;
        one.path = WebForms.hash(WebForms.path(request));
        one.isAnswered = one.isAnswered && request.micros() - one.askedMicros < TWICE;
        one.askedMicros = request.micros();
    }

    private void answer(Tick tick, HttpResponseFact response, Consumer<Attempt> out) {
        Asked one = asked.find(conversation(response.ends()));
        if (one == null || one.isAnswered || response.status() < 200) {
            return;
        }
        one.isAnswered = true;
        Address source = tick.site().entity(response.ends().client());
        Outcome outcome = one.isForm ? ofForm(tick, source, one, response) : ofHead(response.status());
        out.accept(attempt(tick.site(), response.ends(), one, outcome));
    }

    private static Outcome ofHead(int status) {
        if (status == 401 || status == 403) {
            return Outcome.REFUSED;
        }
        return status < 400 ? Outcome.ACCEPTED : Outcome.UNSURE;
    }

    private Outcome ofForm(Tick tick, Address source, Asked one, HttpResponseFact response) {
        if (response.status() >= 500 || response.status() == 404) {
            return Outcome.UNSURE;
        }
        Ends ends = response.ends();
        long form = RecentHashes.hash(
                source.high(), source.low(), ends.server().high(), ends.server().low(), ends.serverPort(), one.path);
        Answers known = answers.meet(form, tick.second(), Answers::new);
        boolean isUsual = known.add(WebForms.likeness(response), response.contentLength());
        if (!isUsual && known.count >= Answers.SETTLED && !WebForms.isRefusal(response.status())) {
            return Outcome.ACCEPTED;
        }
        if (WebForms.isNo(response)) {
            return Outcome.REFUSED;
        }
        return response.status() < 400 && response.status() >= 300 ? Outcome.ACCEPTED : Outcome.UNSURE;
    }

    private static Attempt attempt(Site site, Ends ends, Asked one, Outcome outcome) {
        long secret = one.secret == 0
                ? 0
                : RecentHashes.hash(
                        one.secret, ends.server().high(), ends.server().low());
        return new Attempt(site.entity(ends.client()), ends, Protocol.HTTP, 0, secret, outcome);
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

    void write(DataOutput out) throws IOException {
        asked.write(out);
        answers.write(out);
    }

    void read(DataInput in) throws IOException {
        asked.read(in);
        answers.read(in);
    }

    /// The latest request with a password in a conversation.
    private static final class Asked {

        static final Codec<Asked> CODEC = new Codec<>() {
            @Override
            public void write(Asked value, DataOutput out) throws IOException {
                out.writeLong(value.secret);
                out.writeLong(value.path);
                out.writeBoolean(value.isForm);
                out.writeBoolean(value.isAnswered);
                out.writeLong(value.askedMicros);
            }

            @Override
            public Asked read(DataInput in) throws IOException {
                Asked asked = new Asked();
                asked.secret = in.readLong();
                asked.path = in.readLong();
                asked.isForm = in.readBoolean();
                asked.isAnswered = in.readBoolean();
                asked.askedMicros = in.readLong();
                return asked;
            }
        };

        private long secret;
        private long path;
        private boolean isForm;
        private boolean isAnswered;
        private long askedMicros;
    }

    /// The answer that a form gives most often: a majority vote (Boyer, Moore 1981).
    private static final class Answers {

        static final int SETTLED = 3;

        static final Codec<Answers> CODEC = new Codec<>() {
            @Override
            public void write(Answers value, DataOutput out) throws IOException {
                out.writeLong(value.likeness);
                out.writeLong(value.length);
                out.writeInt(value.count);
            }

            @Override
            public Answers read(DataInput in) throws IOException {
                Answers answers = new Answers();
                answers.likeness = in.readLong();
                answers.length = in.readLong();
                answers.count = in.readInt();
                return answers;
            }
        };

        /// Pages differ by what they repeat of the question, such as a user's name.
        private static final int SLACK = 32;

        private static final int MOST = 64;

        private long likeness;
        private long length;
        private int count;

        private boolean add(long answer, long answerLength) {
            boolean isUsual = answer == likeness && Math.abs(answerLength - length) <= SLACK;
            if (isUsual) {
                count = Math.min(MOST, count + 1);
            } else if (count == 0) {
                likeness = answer;
                length = answerLength;
                count = 1;
                return true;
            } else {
                count--;
            }
            return isUsual;
        }
    }
}
