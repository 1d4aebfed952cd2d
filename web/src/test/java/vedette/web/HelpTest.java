package vedette.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vedette.store.people.Role;
import vedette.web.help.Doc;
import vedette.web.help.Library;

/// The documents on the dashboard, as a viewer is served them.
class HelpTest {

    private static final Path DOCS = Path.of("../docs");
    private static final Pattern LINK = Pattern.compile("<a [^>]*?href=\"([^\"]*)\"");
    private static final Pattern ID = Pattern.compile(" id=\"([^\"]*)\"");

    @TempDir
    private static Path folder;

    private @Nullable Served opened;
    private String viewer = "";

    @BeforeEach
    void open() throws Exception {
        opened = new Served(folder.resolve(Long.toString(System.nanoTime())));
        viewer = served().signIn(Role.VIEWER);
    }

    @AfterEach
    void close() {
        served().close();
    }

    private Served served() {
        if (opened == null) {
            throw new IllegalStateException("not open");
        }
        return opened;
    }

    private String page(String path) throws Exception {
        HttpResponse<String> reply = served().get(path, viewer);
        assertThat(reply.statusCode()).as(path).isEqualTo(200);
        return reply.body();
    }

    @Test
    void everyDocumentCanBeReachedFromTheIndex() throws IOException {
        Set<String> files;
        try (Stream<Path> all = Files.walk(DOCS)) {
            files = all.filter(path -> path.toString().endsWith(".md"))
                    .map(path -> DOCS.relativize(path).toString().replace('\\', '/'))
                    .map(path -> path.replaceFirst("\\.md$", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        assertThat(Library.opened().all()).extracting(Doc::path).containsExactlyInAnyOrderElementsOf(files);
    }

    @Test
    void everyPageIsServedToAViewer_andNoLinkInsideIsDead() throws Exception {
        Map<String, String> pages = new HashMap<>();
        for (Doc doc : Library.opened().all()) {
            pages.put(doc.address(), page(doc.address()));
        }
        List<String> dead = new ArrayList<>();
        int links = 0;
        for (Map.Entry<String, String> page : pages.entrySet()) {
            Matcher link = LINK.matcher(article(page.getValue()));
            while (link.find()) {
                links++;
                String target = link.group(1).startsWith("#") ? page.getKey() + link.group(1) : link.group(1);
                String to = target.replaceFirst("#.*", "");
                boolean isDead = target.startsWith("/")
                        && (!pages.containsKey(to)
                                || (target.contains("#")
                                        && !ids(pages.getOrDefault(to, "")).contains(target.replaceFirst(".*#", ""))));
                if (isDead) {
                    dead.add(page.getKey() + ": " + target);
                }
                assertThat(target).as(page.getKey()).matches("(/help|https?://).*");
            }
        }

        assertThat(links).isGreaterThan(150);
        assertThat(dead).isEmpty();
    }

    private static String article(String page) {
        return page.substring(page.indexOf("<article"), page.indexOf("</article>"));
    }

    private static Set<String> ids(String page) {
        return ID.matcher(page)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(HashSet::new));
    }

    @Test
    void whatEveryPageLeadsToInHelpIsThere() throws Exception {
        String admin = served().signIn(Role.ADMIN);
        Set<String> sections = new TreeSet<>();
        for (String place : List.of(
                "/",
                "/incidents",
                "/flows",
                "/traffic",
                "/hosts",
                "/models",
                "/network",
                "/system",
                "/reports",
                "/rules",
                "/settings",
                "/account")) {
            String page = served().get(place, admin).body();
            Matcher aid =
                    Pattern.compile("<p class=\"aid\"><a href=\"([^\"]+)\"").matcher(page);
            assertThat(aid.find()).as(place).isTrue();
            sections.add(aid.group(1));
            assertThat(page).contains("href=\"/help");
        }
        for (String section : sections) {
            Set<String> ids = ids(page(section.replaceFirst("#.*", "")));
            if (section.contains("#")) {
                assertThat(ids).as(section).contains(section.replaceFirst(".*#", ""));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/help/nothing",
                "/help/README.md",
                "/help/..%2f..%2fapp",
                "/help/%2e%2e/README",
                "/help/reference/..%5c..%5cpom",
                "/help/reference/%00",
                "/help/reference/store.md"
            })
    void whatIsNoPageIsRefused(String path) throws Exception {
        assertThat(served().get(path, viewer).statusCode()).isIn(400, 404);
    }

    @Test
    void nobodyReadsItWithoutSigningIn() throws Exception {
        HttpResponse<String> reply = served().get("/help/reference/store", "x=y");

        assertThat(reply.statusCode()).isEqualTo(303);
        assertThat(reply.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).startsWith("/sign-in"));
    }

    @Test
    void headingsAreFoundByTheirWords_andHostileOnesAreText() throws Exception {
        assertThat(page("/help?q=the+JOURNAL")).contains("href=\"/help/reference/operators#the-journal\"");
        assertThat(page("/help?q=zzz+qqq")).contains("No heading has all of these words");
        assertThat(page("/help?q="
                        + java.net.URLEncoder.encode(Served.HOSTILE, java.nio.charset.StandardCharsets.UTF_8)))
                .doesNotContain("<script>alert", "<img src=x");
        assertThat(page("/help?q=vedette")).containsPattern("\\d+ more are left out");
        assertThat(served().get("/help?q=" + "x".repeat(201), viewer).statusCode())
                .isEqualTo(400);
    }

    @Test
    void remarksForThoseWhoWriteAreNotShown_andFilesThatAreNotHereAreNoLinks() throws Exception {
        assertThat(page("/help/reference/features")).doesNotContain("written by a test");
        assertThat(article(page("/help/reference/incidents")))
                .doesNotContain("src/main")
                .contains("FirstContacts");
    }
}
