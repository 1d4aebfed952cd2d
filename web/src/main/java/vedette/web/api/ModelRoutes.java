package vedette.web.api;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import vedette.store.people.Role;
import vedette.web.http.Call;
import vedette.web.http.Refusal;
import vedette.web.http.Reply;
import vedette.web.http.Route;
import vedette.web.operate.ModelDeeds;
import vedette.web.operate.ModelRoom;
import vedette.web.operate.Room;

/// Models for programs: which there are, putting them to work, and training them again.
public final class ModelRoutes {

    private final Room room;
    private final ModelDeeds deeds;

    public ModelRoutes(Room room) {
        this.room = room;
        deeds = new ModelDeeds(room);
    }

    public List<Route> routes() {
        return List.of(
                Route.api("GET", "/api/v1/models", Role.VIEWER, this::all)
                        .that("The models there are, those at work first."),
                Route.api("GET", "/api/v1/models/{model}", Role.VIEWER, this::one)
                        .that("A model with its passport."),
                post("/api/v1/models/{model}/use", deeds::use).that("Puts a model to work.", "force"),
                post("/api/v1/models/{model}/remove", deeds::remove).that("Throws a model away that is not at work."),
                post("/api/v1/models/back", deeds::back).that("Goes back to the model before, for a purpose.", "slot"),
                Route.api("GET", "/api/v1/models/training/state", Role.VIEWER, this::training)
                        .that("How training with feedback stands, or how the latest came out."),
                post("/api/v1/models/training", deeds::train)
                        .that("Trains what is at work again with feedback, in the background.", "quick"),
                post("/api/v1/models/training/cancel", deeds::cancel).that("Ends training."));
    }

    private ModelRoom models() {
        return room.operations().models();
    }

    private Reply all(Call call) throws IOException {
        ModelRoom.Models models = models().models();
        return Json.reply(json -> {
            json.writeStringProperty("fixed", models.fixed());
            json.writeNumberProperty("budget_per_day", models.budget());
            json.writeArrayPropertyStart("models");
            for (ModelRoom.Model model : models.all()) {
                json.writeStartObject();
                write(json, model);
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private static void write(JsonGenerator json, ModelRoom.Model model) {
        json.writeStringProperty("name", model.name());
        json.writeStringProperty("title", model.title());
        json.writeStringProperty("kind", model.kind());
        json.writeStringProperty("for", model.slot());
        json.writeBooleanProperty("at_work", model.isAtWork());
        json.writeBooleanProperty("kept", model.isKept());
        model.made().ifPresent(made -> json.writeStringProperty("made", made.toString()));
        json.writeNumberProperty("threshold", model.threshold());
        if (!model.damage().isEmpty()) {
            json.writeStringProperty("damage", model.damage());
        }
        if (model.passport().get("good") instanceof Boolean isGood) {
            json.writeBooleanProperty("good", isGood);
        }
    }

    private Reply one(Call call) throws IOException {
        ModelRoom.Model model = models().models().all().stream()
                .filter(known -> known.name().equals(call.part("model")))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("There is no such model."));
        return Json.reply(json -> {
            write(json, model);
            json.writeName("passport");
            put(json, model.passport());
        });
    }

    private static void put(JsonGenerator json, @Nullable Object value) {
        switch (value) {
            case null -> json.writeNull();
            case Map<?, ?> map -> {
                json.writeStartObject();
                map.forEach((name, one) -> {
                    json.writeName(String.valueOf(name));
                    put(json, one);
                });
                json.writeEndObject();
            }
            case List<?> list -> {
                json.writeStartArray();
                list.forEach(one -> put(json, one));
                json.writeEndArray();
            }
            case Boolean isTrue -> json.writeBoolean(isTrue);
            case Integer number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            case Number number -> Json.number(json, number.doubleValue());
            default -> json.writeString(value.toString());
        }
    }

    private Reply training(Call call) throws IOException {
        ModelRoom.Work work = models().training();
        return Json.reply(json -> {
            json.writeStringProperty("phase", work.phase().name().toLowerCase(java.util.Locale.ROOT));
            json.writeStringProperty("doing", work.doing());
            json.writeNumberProperty("steps", work.steps());
            if (work.phase() != ModelRoom.Phase.NONE) {
                json.writeStringProperty("began", work.began().toString());
                json.writeStringProperty("author", work.author());
            }
            if (work.phase() != ModelRoom.Phase.NONE && !work.isRunning()) {
                json.writeStringProperty("ended", work.ended().toString());
            }
            json.writeStringProperty("why", work.why());
            texts(json, "built", work.built());
            texts(json, "notes", work.notes());
        });
    }

    private static void texts(JsonGenerator json, String name, List<String> texts) {
        json.writeArrayPropertyStart(name);
        texts.forEach(json::writeString);
        json.writeEndArray();
    }

    private static Route post(String path, Consumer<Call> deed) {
        return Route.api("POST", path, Role.ADMIN, call -> {
            deed.accept(call);
            return Reply.nothing();
        });
    }
}
