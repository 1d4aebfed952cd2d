package vedette.bench.budget;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Stream;
import vedette.api.engine.Learnt;
import vedette.detect.learned.ModelSet;
import vedette.learn.bundle.Bundle;

/// Prints what alert budgets come to in simulated weeks: BudgetProof MODELS RECORDING...
public final class BudgetProof {

    private static final String CAPTURE = "capture.pcap";
    private static final int SEEDS = 5;
    private static final int MOST_MINUTES = 5;

    private BudgetProof() {}

    public static void main(String[] args) throws IOException {
        Learnt learnt = new Learnt(models(Path.of(args[0])), Learnt.USUAL_BUDGET, false);
        List<HostScores> benign = new ArrayList<>();
        List<HostScores> heavy = new ArrayList<>();
        List<List<HostScores.Minute>> attacks = new ArrayList<>();
        for (String recording : Arrays.asList(args).subList(1, args.length)) {
            List<HostScores> hosts = HostScores.of(recording, Path.of(recording, CAPTURE), learnt);
            String name = recording.substring(recording.lastIndexOf('/') + 1);
            if (!name.contains("benign")) {
                attacks.addAll(attacks(hosts));
            } else if (name.contains("heavy")) {
                heavy.addAll(hosts);
            } else {
                benign.addAll(hosts);
            }
            System.err.println(name + ": " + hosts.size() + " hosts");
        }
        benign.addAll(heavy);
        print(benign, heavy, attacks);
    }

    private static ModelSet models(Path folder) throws IOException {
        List<Bundle> bundles = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                bundles.add(Bundle.open(file));
            }
        }
        return ModelSet.of(bundles);
    }

    /// The attacks of a recording: stretches of minutes in which behaviour of somebody was noticed, each with the
    /// highest
    /// scores of all of whom it was, for an attack is seen at several hosts, and one that stands out is enough.
    private static List<List<HostScores.Minute>> attacks(List<HostScores> hosts) {
        TreeMap<Long, HostScores.Minute> byNumber = new TreeMap<>();
        for (HostScores host : hosts) {
            for (HostScores.Minute minute : host.minutes()) {
                if (minute.isSuspect()) {
                    HostScores.Minute all = byNumber.computeIfAbsent(
                            minute.number(), number -> new HostScores.Minute(number, new TreeMap<>(), true));
                    minute.scores().forEach((model, score) -> all.scores().merge(model, score, Math::max));
                }
            }
        }
        List<List<HostScores.Minute>> stretches = new ArrayList<>();
        List<HostScores.Minute> stretch = new ArrayList<>();
        for (HostScores.Minute minute : byNumber.values()) {
            if (!stretch.isEmpty()
                    && (minute.number() > stretch.getLast().number() + 1 || stretch.size() == MOST_MINUTES)) {
                stretches.add(List.copyOf(stretch));
                stretch.clear();
            }
            stretch.add(minute);
        }
        if (!stretch.isEmpty()) {
            stretches.add(stretch);
        }
        return stretches;
    }

    private static void print(List<HostScores> benign, List<HostScores> heavy, List<List<HostScores.Minute>> attacks) {
        long minutes = benign.stream().mapToLong(host -> host.minutes().size()).sum();
        System.out.printf(
                Locale.ROOT,
                "%d minutes of %d benign hosts; %d stretches of at most five minutes under attack%n%n",
                minutes,
                benign.size(),
                attacks.size());
        System.out.println("| budget a day | seed | told a day | beyond the budget, in all | attacks pointed at |");
        System.out.println("|---|---|---|---|---|");
        for (double budget : new double[] {1, 5, 20}) {
            for (int seed = 1; seed <= SEEDS; seed++) {
                SimulatedSite.Outcome outcome = new SimulatedSite(budget, seed, benign, heavy, attacks).live();
                System.out.printf(
                        Locale.ROOT,
                        "| %.0f | %d | %.2f | %d | %d of %d |%n",
                        budget,
                        seed,
                        outcome.told(),
                        outcome.belowTheLine(),
                        outcome.attacksFound(),
                        outcome.attacks());
            }
        }
    }
}
