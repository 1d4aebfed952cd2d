package vedette.web;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import vedette.web.operate.NoticeRoom;

/// One who takes what it is sent, and one who does not.
final class SomeReceivers implements NoticeRoom {

    @Override
    public List<Receiver> receivers() {
        return List.of(
                new Receiver(
                        "soc",
                        "mail",
                        "soc@example.org by mail.example.org:587 (starttls)",
                        "from high on, 20/1h",
                        0,
                        1_204,
                        3,
                        Instant.parse("2026-01-12T11:00:00Z"),
                        ""),
                new Receiver(
                        "tickets",
                        "webhook",
                        "https://tickets.example.org/…",
                        "from medium on, 60/1m",
                        7,
                        0,
                        0,
                        null,
                        "answered 401 <b>bad</b> key"));
    }

    @Override
    public String test(String name) throws IOException {
        return switch (name) {
            case "soc" -> "250 queued as 7";
            case "tickets" -> throw new IOException("answered 401 <b>bad</b> key");
            default -> throw new IllegalArgumentException("there is no receiver " + name);
        };
    }
}
