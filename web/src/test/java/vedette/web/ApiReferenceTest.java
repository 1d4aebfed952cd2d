package vedette.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vedette.store.people.Role;
import vedette.web.api.OpenApi;
import vedette.web.http.Route;

/// The page about the interface for programs is what its routes say of themselves. Run with `-Ddocs.accept` to write
/// it.
class ApiReferenceTest {

    private static final Path PAGE = Path.of("../docs/reference/http-api.md");
    private static final Pattern PART = Pattern.compile("\\{(\\w+)}");

    @TempDir
    private Path folder;

    @Test
    void thePageListsEveryRoute() throws IOException {
        StringBuilder page = new StringBuilder("""
                # The interface for programs

                What `vedette run` serves beside the dashboard, for scripts and other systems. `/api/v1/openapi.json` says the same
                as OpenAPI 3.1. How much of time is asked for, and what answers look like in general, is in
                [the dashboard](dashboard.md#for-programs); `/metrics` and `/healthz` are in [health and metrics](metrics.md).

                ## Who asks

                A token says who asks and what it may do; `vedette token make NAME --role viewer` prints one, once:

                ```
                curl -H "Authorization: Bearer $TOKEN" https://sensor.example.org:5000/api/v1/incidents?severity=high
                ```

                A browser that has signed in may ask as well; for POST it has to send the form token of its pages.

                | status | means |
                |---|---|
                | 200, 204 | done; 204 has nothing to say |
                | 304 | nothing has changed since the answer whose `ETag` was sent as `If-None-Match` |
                | 400 | what was asked makes no sense; `error` in the answer says what would |
                | 401 | nobody knows who asks |
                | 403 | they may not |
                | 404 | there is no such thing |
                | 409 | it cannot be done as things are |
                | 429 | too often: 200 at once, then 50 a second, for each who asks |

                ## What can be asked

                Of a GET, what is *asked with* stands in the query, of a POST in the form.

                | | asked with | role | does |
                |---|---|---|---|
                """);
        List<Route> routes;
        try (Served served = new Served(folder)) {
            routes = served.dashboard().routes().all().stream()
                    .filter(Route::isForPrograms)
                    .toList();
        }
        Set<String> names = new TreeSet<>();
        for (Route route : routes) {
            PART.matcher(route.path())
                    .results()
                    .map((MatchResult part) -> part.group(1))
                    .forEach(names::add);
            names.addAll(route.words().asked());
            Role least = route.least();
            page.append("| `%s %s` | %s | %s | %s |\n"
                    .formatted(
                            route.method(),
                            route.path(),
                            route.words().asked().stream()
                                    .map(name -> "`" + name + "`")
                                    .collect(Collectors.joining(", ")),
                            least == null ? "anybody" : least.label(),
                            route.words().summary().isEmpty()
                                    ? "All that can be asked, as OpenAPI 3.1."
                                    : route.words().summary()));
        }
        page.append("\n## What names mean\n\n| name | is |\n|---|---|\n");
        names.forEach(name -> page.append("| `%s` | %s |\n".formatted(name, OpenApi.meaning(name))));
        if ("".equals(System.getProperty("docs.accept")) || Boolean.getBoolean("docs.accept")) {
            Files.writeString(PAGE, page.toString());
        }

        assertThat(routes).hasSizeGreaterThan(20);
        assertThat(Files.readString(PAGE)).isEqualTo(page.toString());
    }
}
