package vedette.learn.read;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import vedette.learn.read.name.DataException;
import vedette.learn.read.name.LabelMap;

/// The labels of a file, each spelling looked up once. Owned by one thread.
final class Labels {

    /// How many spellings a column of labels may have.
    static final int MOST = 1_000;

    private static final int LONGEST = 100;

    private final String file;
    private final LabelOptions options;
    private final Map<Long, LabelMap.Meaning> byHash = new HashMap<>();
    private final Set<String> unknown = new TreeSet<>();
    private long lastHash;
    private LabelMap.Meaning last = new LabelMap.Meaning("", "", "");

    Labels(String file, LabelOptions options) {
        this.file = file;
        this.options = options;
    }

    LabelMap.Meaning of(Fields row, int field) throws IOException {
        long hash = row.hash(field);
        if (hash != lastHash || byHash.isEmpty()) {
            LabelMap.Meaning meaning = byHash.get(hash);
            if (meaning == null) {
                meaning = add(row.text(field), hash);
            }
            last = meaning;
            lastHash = hash;
        }
        return last;
    }

    private LabelMap.Meaning add(String spelled, long hash) throws DataException {
        String label = shortened(spelled);
        if (byHash.size() == MOST) {
            throw new DataException(file + " has more than " + MOST + " different labels, the last " + label
                    + ": name the column that has the labels (--label-column)");
        }
        LabelMap.Meaning meaning = options.map().meaningOf(label);
        if (!options.map().knows(label) && !meaning.name().isEmpty()) {
            unknown.add(meaning.name());
        }
        byHash.put(hash, meaning);
        return meaning;
    }

    /// No name is longer than anybody reads.
    static String shortened(String name) {
        return name.length() > LONGEST ? name.substring(0, LONGEST) + "…" : name;
    }

    /// Labels met so far of which it is not known what they mean.
    Set<String> unknown() {
        return unknown;
    }
}
