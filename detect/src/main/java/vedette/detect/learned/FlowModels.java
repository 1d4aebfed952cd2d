package vedette.detect.learned;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vedette.common.Address;
import vedette.detect.Family;
import vedette.detect.site.Site;
import vedette.flow.record.FlowView;
import vedette.learn.bundle.Bundle;
import vedette.learn.bundle.ModelKind;
import vedette.learn.table.Columns;

/// Models that judge flows as they end, a tick's together. Owned by one thread.
///
/// Fast models judge all flows of a tick but those beyond a bound. Slow ones judge few of them: a network those that a
/// classifier leaves open, neighbours those that stand out most by what learnt what is usual and is fast.
final class FlowModels {

    /// Flows a tick; of more a sample is judged.
    private static final int MOST = 4_096;

    /// Of slow models.
    private static final int MOST_OF_SLOW = 32;

    /// A classifier leaves open what it believes no more and no less than this.
    private static final double LEAST_OPEN = 0.3;

    private static final double MOST_OPEN = 0.7;

    /// A network is asked of no more than one flow in so many.
    private static final int FEW = 10;

    private final Map<Columns, FlowBatch> batches = new LinkedHashMap<>();
    private final List<ModelAtWork> fast = new ArrayList<>();
    private final List<ModelAtWork> slow = new ArrayList<>();
    private final int[] all = IntStream.range(0, MOST).toArray();
    private @Nullable ModelAtWork classifier;
    private final Map<String, Long> classes = new TreeMap<>();
    private long judged;
    private long leftOutBefore;

    FlowModels(List<Bundle> bundles) throws IOException {
        put(bundles);
    }

    /// Has others judge from now on; to be called when all flows of a tick were judged.
    void put(List<Bundle> bundles) throws IOException {
        leftOutBefore = leftOut();
        batches.clear();
        fast.clear();
        slow.clear();
        for (Bundle bundle : bundles) {
            Columns columns = bundle.manifest().columns();
            if (!batches.containsKey(columns)) {
                batches.put(columns, new FlowBatch(columns, MOST));
            }
            ModelAtWork model = new ModelAtWork(bundle, "flow", MOST);
            ModelKind kind = bundle.manifest().kind();
            (kind == ModelKind.NEIGHBOURS || kind.isNetwork() ? slow : fast).add(model);
        }
        classifier = fast.stream()
                .filter(model -> !model.manifest().kind().isAnomaly())
                .findFirst()
                .orElse(null);
    }

    /// All, the fast ones first.
    List<ModelAtWork> models() {
        List<ModelAtWork> models = new ArrayList<>(fast);
        models.addAll(slow);
        return models;
    }

    void add(FlowView flow) {
        if (flow.checkpointAge() == 0) {
            batches.values().forEach(batch -> batch.add(flow));
        }
    }

    /// Judges the flows of the tick.
    void judge(Site site, long second, Opinions opinions, Consumer<Alarm> alarms) {
        for (ModelAtWork model : models()) {
            FlowBatch batch = batch(model);
            model.drift().values(batch.rows(), batch.count()); // of all: slow models are asked of what stands out
        }
        for (ModelAtWork model : fast) {
            FlowBatch batch = batch(model);
            model.judge(batch.rows(), all, batch.count());
            if (model == classifier) {
                model.countClasses(batch.count(), classes);
            }
            new Said(model, batch, all, batch.count()).tell(site, second, opinions, alarms);
        }
        for (ModelAtWork model : slow) {
            FlowBatch batch = batch(model);
            int[] chosen = chosen(model, batch.count());
            model.judge(batch.rows(), chosen, chosen.length);
            new Said(model, batch, chosen, chosen.length).tell(site, second, opinions, alarms);
        }
        for (FlowBatch batch : batches.values()) {
            judged += batch.count();
            batch.clear();
        }
    }

    private FlowBatch batch(ModelAtWork model) {
        FlowBatch batch = batches.get(model.manifest().columns());
        if (batch == null) {
            throw new IllegalStateException("a model without rows");
        }
        return batch;
    }

    /// The flows that a slow model is asked of, in their order.
    private int[] chosen(ModelAtWork model, int count) {
        boolean isAnomaly = model.manifest().kind().isAnomaly();
        ModelAtWork guide = guide(model, isAnomaly);
        if (guide == null) {
            return IntStream.range(0, Math.min(count, MOST_OF_SLOW)).toArray();
        }
        if (isAnomaly) {
            return IntStream.range(0, count)
                    .boxed()
                    .sorted((a, b) -> Double.compare(guide.score(b), guide.score(a)))
                    .limit(MOST_OF_SLOW)
                    .mapToInt(Integer::intValue)
                    .sorted()
                    .toArray();
        }
        return IntStream.range(0, count)
                .filter(row -> guide.score(row) >= LEAST_OPEN && guide.score(row) <= MOST_OPEN)
                .limit(Math.min(MOST_OF_SLOW, count / FEW))
                .toArray();
    }

    private @Nullable ModelAtWork guide(ModelAtWork model, boolean isAnomaly) {
        return fast.stream()
                .filter(other -> other.manifest().kind().isAnomaly() == isAnomaly
                        && other.manifest().columns().equals(model.manifest().columns()))
                .findFirst()
                .orElse(null);
    }

    /// What a model said of some flows.
    private static final class Said {

        private final ModelAtWork model;
        private final FlowBatch batch;
        private final int[] which;
        private final int count;

        private Said(ModelAtWork model, FlowBatch batch, int[] which, int count) {
            this.model = model;
            this.batch = batch;
            this.which = which;
            this.count = count;
        }

        void tell(Site site, long second, Opinions opinions, Consumer<Alarm> alarms) {
            Map<Address, Integer> most = new LinkedHashMap<>();
            for (int row = 0; row < count; row++) {
                Address host = host(which[row], site);
                if (model.stream().offerRow(host, model.score(row))) {
                    Integer before = most.get(host);
                    if (before == null || model.score(row) > model.score(before)) {
                        most.put(host, row);
                    }
                }
                Family family = model.family(row);
                if (family != null) {
                    opinions.add(site.entity(batch.initiator(which[row])), family, second);
                    opinions.add(site.entity(batch.responder(which[row])), family, second);
                }
            }
            most.forEach((host, row) -> alarms.accept(alarm(host, row, site)));
        }

        /// Whom a flow is laid to: the one inside, or else who began it.
        private Address host(int row, Site site) {
            Address initiator = batch.initiator(row);
            Address responder = batch.responder(row);
            boolean isFromOutside = !site.isInside(initiator) && site.isInside(responder);
            return site.entity(isFromOutside ? responder : initiator);
        }

        private Alarm alarm(Address host, int row, Site site) {
            int place = which[row];
            double standing = model.stream().standing(host);
            return new Alarm(
                    model.stream(),
                    host,
                    site.entity(batch.initiator(place)),
                    site.entity(batch.responder(place)),
                    batch.port(place),
                    standing,
                    model.className(row),
                    model.reasons(row, batch.rows(), place, standing));
        }
    }

    /// How many flows resembled what, by the name of the class.
    Map<String, Long> classes() {
        return classes;
    }

    /// How many flows were judged.
    long judged() {
        return judged;
    }

    /// How many were not, because there were too many at once.
    long leftOut() {
        return leftOutBefore
                + batches.values().stream().mapToLong(FlowBatch::leftOut).sum();
    }
}
