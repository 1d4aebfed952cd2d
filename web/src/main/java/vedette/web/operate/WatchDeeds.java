package vedette.web.operate;

import java.io.IOException;
import java.time.InstantSource;
import vedette.store.people.Actor;
import vedette.store.people.Audit;
import vedette.web.http.Call;
import vedette.web.http.Refusal;

/// What people and programs do with what is watched: done, and kept in the audit, or refused with the reason.
///
/// @param room whose watching
/// @param clock of those who do it
public record WatchDeeds(Room room, InstantSource clock) {

    /// Begins to watch an interface, or stops, as `on` says.
    ///
    /// @param name of the interface
    public void turn(Call call, String name) throws IOException {
        boolean isOn = isYes(call.requirePosted("on"));
        try {
            room.operations().watch(name, isOn);
        } catch (IllegalArgumentException e) {
            throw Refusal.notDone(e);
        }
        Audit.note(
                room.place().required().incidents(),
                new Actor(call.visitor().name(), clock.instant()),
                isOn ? "start watching" : "stop watching",
                name,
                "");
    }

    /// Whether that is a yes.
    public static boolean isYes(String text) {
        if (!text.equals("yes") && !text.equals("no")) {
            throw Refusal.badRequest("That is said by yes or no.");
        }
        return text.equals("yes");
    }
}
