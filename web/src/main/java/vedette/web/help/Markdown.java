package vedette.web.help;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/// The Markdown of a document. To be asked for its headings or links as often as wanted, and then for its HTML.
final class Markdown {

    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();

    private final Node document;
    private final IdentityHashMap<Node, String> anchors = new IdentityHashMap<>();
    private final List<Doc.Section> sections = new ArrayList<>();
    private final List<String> links = new ArrayList<>();

    Markdown(String text) {
        document = PARSER.parse(text);
        Anchors names = new Anchors();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                String words = words(heading);
                String anchor = names.of(words);
                anchors.put(heading, anchor);
                sections.add(new Doc.Section(heading.getLevel(), words, anchor));
                visitChildren(heading);
            }

            @Override
            public void visit(Link link) {
                links.add(link.getDestination());
                visitChildren(link);
            }
        });
    }

    private static String words(Node node) {
        StringBuilder words = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                words.append(text.getLiteral());
            }

            @Override
            public void visit(Code code) {
                words.append(code.getLiteral());
            }
        });
        return words.toString();
    }

    /// The headings, with the names by which they are linked to.
    List<Doc.Section> sections() {
        return List.copyOf(sections);
    }

    /// Where links lead, as they are written.
    List<String> links() {
        return List.copyOf(links);
    }

    /// All of it as HTML, in which nothing runs.
    ///
    /// @param where gives for a link, as it is written, where it leads here; empty if nowhere
    String html(UnaryOperator<String> where) {
        tidy(where);
        return HtmlRenderer.builder()
                .extensions(List.of(TablesExtension.create()))
                .escapeHtml(true)
                .sanitizeUrls(true)
                .nodeRendererFactory(ScrollRenderer::new)
                .attributeProviderFactory(_ -> this::addAttributes)
                .build()
                .render(document);
    }

    private void addAttributes(Node node, String tag, Map<String, String> attributes) {
        String anchor = anchors.get(node);
        if (anchor != null) {
            attributes.put("id", anchor);
        }
        if (node instanceof FencedCodeBlock && tag.equals("pre")) {
            attributes.put("tabindex", "0"); // it may be wider than the page, and is scrolled by keys, too
        }
        if (node instanceof Link link) {
            attributes.remove("rel");
            if (Paths.isOutside(link.getDestination())) {
                attributes.put("rel", "noreferrer");
            }
        }
        attributes.remove("align"); // the Content-Security-Policy is for style sheets; so are we
    }

    private void tidy(UnaryOperator<String> where) {
        List<Runnable> changes = new ArrayList<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                Optional<String> target =
                        Optional.of(where.apply(link.getDestination())).filter(found -> !found.isEmpty());
                changes.add(() -> target.ifPresentOrElse(link::setDestination, () -> unwrap(link)));
                visitChildren(link);
            }

            @Override
            public void visit(Image image) {
                changes.add(() -> unwrap(image));
            }

            @Override
            public void visit(HtmlBlock html) {
                if (html.getLiteral().strip().matches("(?s)<!--.*-->")) {
                    changes.add(html::unlink); // a remark for those who write
                }
            }

            @Override
            public void visit(CustomBlock block) {
                if (block instanceof TableBlock) {
                    changes.add(() -> wrap(block));
                }
                visitChildren(block);
            }
        });
        changes.forEach(Runnable::run);
    }

    /// Leaves what is in it in its place.
    private static void unwrap(Node node) {
        for (Node child = node.getFirstChild(); child != null; child = node.getFirstChild()) {
            node.insertBefore(child);
        }
        node.unlink();
    }

    private static void wrap(Node table) {
        Scroll scroll = new Scroll();
        table.insertBefore(scroll);
        scroll.appendChild(table);
    }

    /// What may be wider than the page.
    static final class Scroll extends CustomBlock {}
}
