package vedette.app.health;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import vedette.capture.live.InterfaceHealth;
import vedette.capture.live.InterfaceHealth.State;
import vedette.report.text.Numbers;
import vedette.web.operate.Trouble;

/// What is the matter with a run, by what is known of it.
final class Judgement {

    private static final Duration SILENCE = Duration.ofSeconds(60);
    private static final Duration BEHIND = Duration.ofSeconds(30);
    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    private static final double LOSS = 0.01;

    private final Facts facts;
    private final List<Trouble.Told> troubles = new ArrayList<>();

    private Judgement(Facts facts) {
        this.facts = facts;
    }

    /// The worst first.
    static List<Trouble.Told> of(Facts facts) {
        Judgement judgement = new Judgement(facts);
        if (!facts.isOver()) {
            judgement.watching();
        }
        judgement.store();
        judgement.models();
        judgement.clock();
        judgement.troubles.sort(Comparator.comparing(Trouble.Told::trouble));
        return List.copyOf(judgement.troubles);
    }

    private void watching() {
        boolean isOn = facts.wires().isEmpty();
        for (InterfaceHealth wire : facts.wires()) {
            isOn |= wire.state() == State.UP;
            if (wire.state() == State.DOWN || wire.state() == State.GONE) {
                String state = wire.state().name().toLowerCase(Locale.ROOT);
                tell(Trouble.INTERFACE_DOWN, wire.name() + " is " + state + ": nothing can be seen on it");
            }
        }
        if (!isOn) {
            tell(Trouble.NOT_WATCHING, "nothing is watched: no interface is on and up");
        } else if (facts.isLive() && facts.silent().compareTo(SILENCE) > 0) {
            tell(
                    Trouble.NO_PACKETS,
                    "no packet came for " + Numbers.time(facts.silent())
                            + ": look at the cable, the mirror port or the filter");
        }
        long all = facts.loss().read() + facts.loss().lost();
        if (all > 0 && (double) facts.loss().lost() / (double) all > LOSS) {
            tell(
                    Trouble.DROPS,
                    Numbers.share(facts.loss().lost(), all)
                            + " of packets of the last minutes were lost before they could be read: give it more"
                            + " processors (--shards), or less to watch (a filter)");
        }
    }

    private void store() {
        StoreFacts store = facts.store();
        if (store.isFailing()) {
            tell(Trouble.STORE_FAILING, "what is seen cannot be kept, since writing fails: the log says why");
        }
        if (store.lag().compareTo(BEHIND) > 0) {
            tell(
                    Trouble.STORE_BEHIND,
                    "the store is " + Numbers.time(store.lag()) + " behind: its disk is too slow or busy");
        }
        if (store.free() < store.least()) {
            tell(
                    Trouble.DISK_LOW,
                    "only " + Numbers.bytes(store.free())
                            + " are left on the disk of the store: `vedette store compact` lets go of what is old");
        }
    }

    private void models() {
        if (facts.models().atWork() == 0 && facts.models().areWanted()) {
            tell(
                    Trouble.MODELS_MISSING,
                    "no model is at work: those that come with Vedette are not beside the program; `--models none` says"
                            + " that none is wanted");
        }
        if (!facts.models().refused().isEmpty()) {
            tell(
                    Trouble.MODELS_REFUSED,
                    "other models cannot be put to work: " + facts.models().refused());
        }
    }

    private void clock() {
        facts.back()
                .filter(back -> back.ago().compareTo(REMEMBERED) < 0)
                .ifPresent(back -> tell(
                        Trouble.CLOCK_BACK,
                        "the clock went back by " + Numbers.time(back.by()) + " " + Numbers.time(back.ago())
                                + " ago: times of what was seen overlap"));
    }

    private void tell(Trouble trouble, String words) {
        troubles.add(new Trouble.Told(trouble, words));
    }
}
