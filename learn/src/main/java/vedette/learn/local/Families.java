package vedette.learn.local;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vedette.learn.judge.Judge;
import vedette.learn.read.name.LabelMap;

/// Classes by their families: people say of an incident no more than that, and are told no more.
final class Families {

    static final int BENIGN = 0;

    private final LabelMap meanings = LabelMap.known();
    private final Map<String, Integer> places = new LinkedHashMap<>(Map.of(Judge.BENIGN, BENIGN));

    /// The place of a class's family; a class that is not known is a family of its own.
    int of(String name) {
        LabelMap.Meaning meaning = meanings.meaningOf(name);
        String family = meaning.family().isEmpty() ? meaning.name() : meaning.family();
        return places.computeIfAbsent(
                family.equals(LabelMap.Meaning.BENIGN) ? Judge.BENIGN : family, _ -> places.size());
    }

    /// The places of the families of several classes.
    int[] of(List<String> names) {
        return names.stream().mapToInt(this::of).toArray();
    }

    int count() {
        return places.size();
    }

    String name(int place) {
        return new ArrayList<>(places.keySet()).get(place);
    }
}
