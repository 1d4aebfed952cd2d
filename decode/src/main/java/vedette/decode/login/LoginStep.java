package vedette.decode.login;

/// What a message does for a login.
public enum LoginStep {
    /// Nothing that can be told.
    NONE,
    /// The client asks to log in, or sends what it wants to log in with.
    ASKED,
    /// The server refuses the credentials.
    REFUSED,
    /// The server accepts the credentials.
    ACCEPTED,
    /// The server says yes to something: to a login, if the client asked for one just before.
    POSITIVE,
    /// The server says no to something: to a login, if the client asked for one just before.
    NEGATIVE
}
