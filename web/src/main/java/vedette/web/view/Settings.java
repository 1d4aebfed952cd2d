package vedette.web.view;

import java.util.List;

/// What an admin looks after.
///
/// @param inputs what is read, and what could be
/// @param budget incidents a day that are only unusual
/// @param limits from where on what models see is an alarm, as the budget has it now
/// @param schedule how often a report is written by itself
/// @param schedules how often it may be
/// @param format as what
/// @param folder where to; empty for beside what is kept
/// @param receivers who else is told of incidents
/// @param users who may sign in
/// @param tokens which programs may ask
/// @param roles what anybody may do
/// @param done what was done lately, by whom
/// @param answer of a receiver that was tried just now; empty if none was
/// @param secret of a token that was made just now, which is shown once; empty if none was
/// @param passwordLength the fewest characters of a password
public record Settings(
        List<Input> inputs,
        String budget,
        List<Limit> limits,
        String schedule,
        List<String> schedules,
        String format,
        String folder,
        List<Receiver> receivers,
        List<Person> users,
        List<Program> tokens,
        List<String> roles,
        List<Done> done,
        Answer answer,
        Secret secret,
        int passwordLength) {

    public Settings {
        inputs = List.copyOf(inputs);
        limits = List.copyOf(limits);
        schedules = List.copyOf(schedules);
        receivers = List.copyOf(receivers);
        users = List.copyOf(users);
        tokens = List.copyOf(tokens);
        roles = List.copyOf(roles);
        done = List.copyOf(done);
    }

    /// Something that is read, or could be.
    ///
    /// @param state in words
    /// @param isOn whether it is read now
    /// @param canSwitch whether that can be changed here
    public record Input(String name, String state, boolean isOn, boolean canSwitch) {}

    /// From where on what a model sees is an alarm.
    ///
    /// @param most the highest that it stood within the hour
    /// @param limit in words
    public record Limit(String model, String most, String limit) {}

    /// Somebody who is told of incidents.
    ///
    /// @param told of what, in words
    /// @param fares how it fares, in words
    /// @param trouble why the latest attempt failed; empty if it did not
    public record Receiver(String name, String kind, String where, String told, String fares, String trouble) {}

    /// What a receiver said to a message that is marked as a test.
    ///
    /// @param name of the receiver; empty if none was tried
    public record Answer(String name, String text, boolean isFine) {

        public static final Answer NONE = new Answer("", "", true);
    }

    /// Somebody who may sign in.
    public record Person(String name, String role, String signedIn, boolean isDisabled) {}

    /// A token, without what is secret.
    public record Program(String name, String role, String author, String ends, String used) {}

    /// Something that was done.
    public record Done(String when, String who, String what, String about, String details) {}

    /// What is shown once.
    ///
    /// @param name of the token
    /// @param text the secret; empty if there is none to show
    public record Secret(String name, String text) {

        public static final Secret NONE = new Secret("", "");
    }
}
