package vedette.bench.year;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/// What was asked of a run, and whether it was so. Owned by one thread.
final class Verdicts {

    private final List<Verdict> all = new ArrayList<>();

    private record Verdict(String what, String seen, boolean isFine) {}

    void add(String what, String seen, boolean isFine) {
        all.add(new Verdict(what, seen, isFine));
    }

    boolean areFine() {
        return all.stream().allMatch(Verdict::isFine);
    }

    void print(PrintStream out) {
        out.println("| asked | seen | |");
        out.println("|---|---|---|");
        all.forEach(one ->
                out.println("| " + one.what + " | " + one.seen + " | " + (one.isFine ? "pass" : "**FAIL**") + " |"));
    }
}
