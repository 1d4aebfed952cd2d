package vedette.web.sign;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import vedette.store.people.User;
import vedette.store.people.UserBook;

/// Who the users are, asked of the store no more than once a second. Safe for any thread.
final class Users {

    private static final Duration FRESH = Duration.ofSeconds(1);

    private final UserBook book;
    private final InstantSource clock;
    private Map<String, User> byName = Map.of();
    private Instant asked = Instant.MIN;

    Users(UserBook book, InstantSource clock) {
        this.book = book;
        this.clock = clock;
    }

    /// Somebody who may sign in.
    synchronized Optional<User> enabled(String name) throws IOException {
        Instant now = clock.instant();
        if (asked.isBefore(now.minus(FRESH)) || asked.isAfter(now)) {
            byName = book.all().stream().collect(Collectors.toMap(User::name, Function.identity()));
            asked = now;
        }
        return Optional.ofNullable(byName.get(name)).filter(user -> !user.isDisabled());
    }
}
