package vedette.web.sign;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import vedette.store.people.Actor;
import vedette.store.people.PasswordHash;
import vedette.store.people.User;
import vedette.store.people.UserBook;
import vedette.web.http.Call;
import vedette.web.http.Refusal;
import vedette.web.http.Reply;

/// What is done with passwords, a few at a time. Safe for any thread.
public final class Passwords {

    /// To verify a password takes 19 MiB and a tenth of a second: that many at once, however many try.
    private static final int AT_ONCE = 2;

    private final UserBook book;
    private final InstantSource clock;
    private final SignIn signIn;
    private final Semaphore verifying = new Semaphore(AT_ONCE, true);

    Passwords(UserBook book, InstantSource clock, SignIn signIn) {
        this.book = book;
        this.clock = clock;
        this.signIn = signIn;
    }

    /// Whoever has this name and password, and may sign in.
    Optional<User> verify(String name, String password) throws IOException {
        return oneOfAFew(() -> book.signIn(name, password.toCharArray(), clock.instant()));
    }

    /// Whoever asks, as they are known now.
    public User userOf(Call call) throws IOException {
        String name = call.visitor().name();
        return book.all().stream()
                .filter(user -> user.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.conflict("This user was removed in the meantime."));
    }

    /// Somebody gives themselves another password; their other browsers are signed out.
    ///
    /// @return where to go
    /// @throws Refusal in words, if it cannot be
    public Reply change(Call call) throws IOException {
        User user = userOf(call);
        String chosen = call.posted("new")
                .orElseThrow(() -> Refusal.badRequest("The new one is missing: nothing was changed."));
        if (!chosen.equals(call.posted("again").orElse(""))) {
            throw Refusal.badRequest("The two new ones were not the same: nothing was changed.");
        }
        if (!user.isGiven()) {
            requireOld(call, user.name(), chosen);
        }
        PasswordHash hash;
        try {
            hash = oneOfAFew(() -> PasswordHash.of(chosen.toCharArray()));
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest("Not changed: " + e.getMessage() + ".");
        }
        book.setPassword(user.name(), hash, new Actor(user.name(), clock.instant()));
        return signIn.afresh(user.name(), call, "/account?done=1");
    }

    private void requireOld(Call call, String name, String chosen) throws IOException {
        String old = call.posted("old").orElse("");
        signIn.attempts().takeOwn(name);
        if (!oneOfAFew(() -> book.isPassword(name, old.toCharArray()))) {
            throw Refusal.badRequest("The one you have is another: nothing was changed.");
        }
        signIn.attempts().succeededOwn(name);
        if (old.equals(chosen)) {
            throw Refusal.badRequest("That is the one you have.");
        }
    }

    /// Takes a while.
    @FunctionalInterface
    private interface Work<T> {
        T done() throws IOException;
    }

    private <T> T oneOfAFew(Work<T> work) throws IOException {
        verifying.acquireUninterruptibly();
        try {
            return work.done();
        } finally {
            verifying.release();
        }
    }
}
