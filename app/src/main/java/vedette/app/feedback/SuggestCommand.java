package vedette.app.feedback;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vedette.app.keep.StoreOptions;
import vedette.app.retrain.Suggestion;
import vedette.app.retrain.Suggestions;
import vedette.app.text.NotClosing;
import vedette.learn.json.JsonTree;

/// Says what it would help most to know.
@Command(
        name = "suggest",
        mixinStandardHelpOptions = true,
        description =
                "Lists the incidents and flows of which it would teach the model at work most to know what they were:"
                        + " what it can tell least, unlike each other and what was judged, of many hosts.")
final class SuggestCommand implements Callable<Integer> {

    private static final int MOST = 1_000;

    @Mixin
    private final StoreOptions place = new StoreOptions();

    @Option(names = "--count", paramLabel = "N", description = "at most so many (default: 10)")
    private int count = 10;

    @Option(names = "--json", description = "print them as one JSON object")
    private boolean isJson;

    SuggestCommand() {}

    @Override
    public Integer call() throws IOException {
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException("--count is from 1 to " + MOST + ", was " + count);
        }
        List<Suggestion> all = new Suggestions(place.data(), place.place().required()).choose(count);
        if (isJson) {
            JsonTree.write(Map.of("suggestions", json(all)), new NotClosing(System.out));
        } else if (all.isEmpty()) {
            System.out.println("there is nothing to ask about: all that was seen is about what was judged");
        } else {
            all.forEach(SuggestCommand::print);
            System.out.println("say what it was: `vedette feedback ID true|false-alarm|harmless`, of a flow that was an"
                    + " attack with --as FAMILY");
        }
        System.out.flush();
        return 0;
    }

    private static List<Object> json(List<Suggestion> all) {
        List<Object> json = new ArrayList<>();
        for (Suggestion one : all) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("id", one.id());
            fields.put("isIncident", one.isIncident());
            fields.put("what", one.what());
            fields.put("why", one.why());
            json.add(fields);
        }
        return json;
    }

    private static void print(Suggestion one) {
        System.out.println((one.isIncident() ? "incident " : "flow ") + one.id() + "  " + one.what());
        System.out.println("    " + one.why());
    }
}
