package vedette.bench.budget;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vedette.common.Address;
import vedette.detect.budget.AlertBudget;
import vedette.detect.learned.ScoreStream;

/// A site that lives for weeks: hosts whose minutes are drawn in blocks from those of recordings, with a weekly rhythm,
/// bursts, and an attack each third day. Scores are drawn with a little noise, since a few hours of recordings have too
/// few different ones for weeks.
final class SimulatedSite {

    static final int DAYS = 30;

    private static final int HOSTS = 40;
    private static final int PERSONAS = 3;
    private static final int BLOCK = 5;
    private static final int ATTACK_MINUTES = 10;
    private static final int DAYS_BETWEEN_ATTACKS = 3;
    private static final double NOISE = 0.05;
    private static final double BURST = 0.01;
    private static final long MINUTE = 60_000_000_000L;
    private static final int MINUTES_OF_DAY = 1_440;
    private static final int QUIET = 5;

    private final SplittableRandom random;
    private final AlertBudget budget;
    private final List<HostScores> heavy;
    private final List<List<HostScores.Minute>> attacks;
    private final Map<String, ScoreStream> streams = new TreeMap<>();
    private final Map<Integer, Long> open = new HashMap<>();
    private final List<List<HostScores>> personas = new ArrayList<>();
    private final Map<Integer, List<HostScores.Minute>> blocks = new HashMap<>();
    private int attacked = -1;
    private int attackMinute;
    private List<HostScores.Minute> attack = List.of();
    private boolean isFound;
    private int attacksFound;
    private int attacksMade;

    /// @param heavy hosts that do much, for bursts
    /// @param attacks minutes of hosts that are attacked or attack
    SimulatedSite(
            double perDay,
            long seed,
            List<HostScores> benign,
            List<HostScores> heavy,
            List<List<HostScores.Minute>> attacks) {
        budget = new AlertBudget(perDay);
        random = new SplittableRandom(seed);
        this.heavy = heavy;
        this.attacks = attacks;
        for (HostScores host : benign) {
            host.minutes()
                    .forEach(minute -> minute.scores()
                            .keySet()
                            .forEach(model -> streams.computeIfAbsent(model, name -> new ScoreStream(name, 0))));
        }
        for (int host = 0; host < HOSTS; host++) {
            List<HostScores> own = new ArrayList<>();
            for (int i = 0; i < PERSONAS; i++) {
                own.add(benign.get(random.nextInt(benign.size())));
            }
            personas.add(own);
        }
    }

    /// What came of it.
    ///
    /// @param told incidents a day that people would have been told of
    record Outcome(double perDay, double told, long belowTheLine, int attacksFound, int attacks) {}

    Outcome live() {
        for (int minute = 0; minute < DAYS * MINUTES_OF_DAY; minute++) {
            beginAttack(minute);
            for (int host = 0; host < HOSTS; host++) {
                HostScores.Minute now = minuteOf(host, minute);
                if (now != null) {
                    judge(host, minute, now);
                }
            }
            int hosts = 0;
            for (ScoreStream stream : streams.values()) {
                hosts = Math.max(
                        hosts,
                        stream.endMinute(budget, streams.size(), _ -> false).hosts());
            }
            budget.minute(minute * MINUTE, hosts);
        }
        return new Outcome(
                budget.perDay(), budget.opened() / (double) DAYS, budget.belowTheLine(), attacksFound, attacksMade);
    }

    private void beginAttack(int minute) {
        boolean isTime = minute % (DAYS_BETWEEN_ATTACKS * MINUTES_OF_DAY) == 2 * MINUTES_OF_DAY;
        if (isTime && !attacks.isEmpty()) {
            attacked = random.nextInt(HOSTS);
            attackMinute = minute + random.nextInt(MINUTES_OF_DAY);
            attack = attacks.get(random.nextInt(attacks.size()));
            isFound = false;
            attacksMade++;
        }
    }

    private HostScores.@Nullable Minute minuteOf(int host, int minute) {
        int since = minute - attackMinute;
        if (host == attacked && since >= 0 && since < Math.min(ATTACK_MINUTES, attack.size())) {
            return attack.get(since);
        }
        int place = minute % BLOCK;
        if (place == 0) {
            blocks.remove(host);
            if (random.nextDouble() < activity(minute)) {
                blocks.put(host, block(host));
            }
        }
        List<HostScores.Minute> block = blocks.get(host);
        return block == null || place >= block.size() ? null : block.get(place);
    }

    private List<HostScores.Minute> block(int host) {
        boolean isBurst = !heavy.isEmpty() && random.nextDouble() < BURST;
        List<HostScores> own = isBurst ? heavy : personas.get(host);
        List<HostScores.Minute> minutes = own.get(random.nextInt(own.size())).minutes();
        int from = random.nextInt(Math.max(1, minutes.size() - BLOCK + 1));
        return minutes.subList(from, Math.min(minutes.size(), from + BLOCK));
    }

    /// How many of the hosts do something: most in office hours, few at night and on the last two days of a week.
    private static double activity(int minute) {
        int hour = minute / 60 % 24;
        boolean isWeekend = minute / MINUTES_OF_DAY % 7 >= 5;
        double byHour = hour >= 8 && hour < 18 ? 0.9 : hour >= 18 && hour < 23 ? 0.4 : 0.1;
        return isWeekend ? byHour / 4 : byHour;
    }

    private void judge(int host, int minute, HostScores.Minute now) {
        boolean isAttack = host == attacked && minute - attackMinute >= 0 && minute - attackMinute < ATTACK_MINUTES;
        for (Map.Entry<String, Double> score : now.scores().entrySet()) {
            ScoreStream stream = streams.get(score.getKey());
            double noisy = Math.max(0, score.getValue() * (1 + NOISE * gauss()));
            if (stream != null && stream.offer(Address.ofIpv4(0x0A00_0000L + host), noisy)) {
                alarm(host, minute, isAttack);
            }
        }
    }

    private double gauss() {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
    }

    /// As the correlator has it: what comes before it was quiet for long is of the same incident.
    private void alarm(int host, int minute, boolean isAttack) {
        Long last = open.put(host, (long) minute);
        boolean isTold = (last != null && minute - last < QUIET) || budget.open(minute * MINUTE);
        if (isTold && isAttack && !isFound) {
            isFound = true;
            attacksFound++;
        }
    }
}
