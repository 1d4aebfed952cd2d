package vedette.web.help;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTest {

    private static String html(String text) {
        return new Markdown(text).html(UnaryOperator.identity());
    }

    @Test
    void whatIsNoMarkdownIsText() {
        assertThat(html("<script>alert(1)</script>\n\nx <img src=x onerror=alert(2)> y"))
                .doesNotContain("<script", "<img")
                .contains("&lt;script&gt;", "&lt;img");
        assertThat(html("[x](javascript:alert(1)) ![y](javascript:alert(2))"))
                .doesNotContain("javascript:")
                .contains("y");
        assertThat(html("<!-- for us -->\n\n# x")).doesNotContain("for us");
    }

    @Test
    void headingsHaveTheNamesThatLinksUse() {
        assertThat(html("# `vedette run`: it's *so*\n\n## Twice\n\n## Twice"))
                .contains("<h1 id=\"vedette-run-its-so\"", "<h2 id=\"twice\"", "<h2 id=\"twice-1\"");
    }

    @Test
    void tablesAndLinesMayBeWide() {
        assertThat(html("| a | b |\n|:--|--:|\n| 1 | 2 |\n\n```\nlong\n```"))
                .contains(
                        "<div aria-label=\"table\" class=\"scroll\" role=\"region\" tabindex=\"0\">",
                        "<table>",
                        "<pre tabindex=\"0\">")
                .doesNotContain("align=", "style=");
    }

    @Test
    void aLinkThatLeadsNowhereIsItsWords() {
        assertThat(new Markdown("see [the **code**](../../x.java), or [b](b.md#c)")
                        .html(link -> link.endsWith(".java") ? "" : "/help/" + link))
                .contains("see the <strong>code</strong>, or <a href=\"/help/b.md#c\">b</a>");
    }

    @ParameterizedTest
    @CsvSource({
        "reference/store,operators.md#x,reference/operators",
        "reference/store,../how-to/siem.md,how-to/siem",
        "README,./tutorial.md,tutorial",
        "decisions/README,0001-a.md,decisions/0001-a",
        "reference/store,../../pom.xml,",
        "reference/store,../../../etc/x.md,",
        "README,https://example.org/x.md,",
    })
    void linksAreResolved(String from, String link, String to) {
        assertThat(Paths.resolve(from, link)).isEqualTo(java.util.Optional.ofNullable(to));
    }
}
