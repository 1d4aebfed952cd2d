package vedette.web.page.models;

import java.io.IOException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vedette.report.text.Numbers;
import vedette.store.people.Role;
import vedette.web.http.Call;
import vedette.web.http.Refusal;
import vedette.web.http.Reply;
import vedette.web.http.Route;
import vedette.web.operate.ModelRoom;
import vedette.web.page.Frame;
import vedette.web.template.JtemodelGenerated;
import vedette.web.template.JtemodelsGenerated;
import vedette.web.template.JtemodelstepGenerated;
import vedette.web.text.Moments;
import vedette.web.view.IncidentPage;
import vedette.web.view.Layout;
import vedette.web.view.Range;
import vedette.web.view.models.ModelLine;
import vedette.web.view.models.ModelPage;
import vedette.web.view.models.ModelsPage;

/// Which models there are, what each has shown, and training them again.
public final class ModelsPages {

    private static final int MOST_FEATURES = 15;

    private final Frame frame;
    private final InstantSource clock;

    /// @param clock by which work takes time; that of the room may be the time of a recording
    public ModelsPages(Frame frame, InstantSource clock) {
        this.frame = frame;
        this.clock = clock;
    }

    public List<Route> routes() {
        return List.of(
                Route.page("GET", "/models", Role.VIEWER, this::models),
                Route.page("GET", "/models/{name}", Role.VIEWER, this::model),
                Route.page("GET", "/models/{name}/pictures/{picture}", Role.VIEWER, this::picture),
                Route.page("GET", "/parts/models/training", Role.VIEWER, this::training),
                Route.page("GET", "/parts/models/asked", Role.VIEWER, this::asked));
    }

    private ModelRoom room() {
        return frame.room().operations().models();
    }

    private TrainingWords words() {
        return new TrainingWords(frame.room(), clock.instant());
    }

    private Reply models(Call call) throws IOException {
        Range range = frame.range(call);
        ModelRoom.Models models = room().models();
        ModelLines lines = ModelLines.of(frame.room(), range);
        List<ModelLine> all = models.all().stream().map(lines::line).toList();
        ModelsPage page = new ModelsPage(
                all.stream().filter(ModelLine::isAtWork).toList(),
                all.stream().filter(line -> !line.isAtWork()).toList(),
                models.fixed(),
                lines.budget(models.budget()),
                lines.facts(),
                words().training(models, lines),
                words().asked());
        Layout layout = frame.around(call, "Models", "models", range);
        return Frame.shown(out -> JtemodelsGenerated.render(out, null, layout, page));
    }

    /// As long as it goes on; when it is over the whole page has changed.
    private Reply training(Call call) {
        if (!room().training().isRunning()) {
            return Reply.nothing().with("HX-Refresh", "true");
        }
        TrainingWords words = words();
        ModelRoom.Work work = room().training();
        return Frame.shown(
                out -> JtemodelstepGenerated.render(out, null, "training", words.words(work), words.detail(work)));
    }

    private Reply asked(Call call) {
        if (!room().suggestions().work().isRunning()) {
            return Reply.nothing().with("HX-Refresh", "true");
        }
        String asked = words().asked().words();
        return Frame.shown(out -> JtemodelstepGenerated.render(out, null, "asked", asked, ""));
    }

    private static ModelRoom.Model find(ModelRoom.Models models, String name) {
        return models.all().stream()
                .filter(model -> model.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("There is no such model."));
    }

    private Reply picture(Call call) throws IOException {
        return room().picture(call.part("name"), call.part("picture"))
                .map(bytes -> Reply.of(200, "image/svg+xml", bytes))
                .orElseThrow(() -> Refusal.notFound("There is no such picture."));
    }

    private Reply model(Call call) throws IOException {
        Range range = frame.range(call);
        ModelRoom.Models models = room().models();
        ModelRoom.Model model = find(models, call.part("name"));
        PassportWords words = PassportWords.of(model);
        Tree passport = new Tree(model.passport());
        ModelPage page = new ModelPage(
                ModelLines.of(frame.room(), range).line(model),
                models.fixed(),
                facts(model, passport, frame.zone(call)),
                words.measures(),
                words.gateList(),
                model.pictures().stream()
                        .map(picture -> new ModelPage.Picture(
                                ModelLines.path(model.name()) + "/pictures/" + picture, title(picture)))
                        .toList(),
                ConfusionTable.of(passport.at("test")),
                words.classes(),
                words.features(MOST_FEATURES),
                words.data(),
                Comparisons.of(passport.at("comparison")));
        Layout layout = frame.around(call, model.name(), "models", range);
        return Frame.shown(out -> JtemodelGenerated.render(out, null, layout, page));
    }

    private static String title(String picture) {
        return switch (picture) {
            case "roc" -> "ROC: attacks found against harmless rows taken for attacks";
            case "precision-recall" -> "Precision and recall";
            case "calibration" -> "Calibration: how often it happened against how sure it was";
            default -> picture;
        };
    }

    private static List<IncidentPage.Fact> facts(ModelRoom.Model model, Tree passport, ZoneId zone) {
        List<IncidentPage.Fact> facts = new ArrayList<>();
        facts.add(new IncidentPage.Fact("is for", PassportWords.purpose(model.slot()), model.slot()));
        facts.add(new IncidentPage.Fact(
                "made",
                model.made().map(made -> Moments.day(made, zone) + ", ").orElse("comes with Vedette, ") + "by "
                        + passport.at("madeBy").text(),
                model.made().map(Object::toString).orElse("")));
        facts.add(new IncidentPage.Fact(
                "an attack from",
                String.format(Locale.ROOT, "score %.3f on", model.threshold()),
                "one in a hundred harmless rows reached it when it was trained"));
        facts.add(new IncidentPage.Fact(
                "goes by", Numbers.several(passport.at("features").count(), "feature", "features"), ""));
        facts.add(new IncidentPage.Fact(
                "rows were divided", passport.at("division", "test").text(), ""));
        facts.add(
                new IncidentPage.Fact("calibration", passport.at("calibration").text(), ""));
        return facts;
    }
}
