package vedette.web.help;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/// Writes a box around what may be wider than the page.
record ScrollRenderer(HtmlNodeRendererContext context) implements NodeRenderer {

    private static final Map<String, String> ATTRIBUTES =
            new TreeMap<>(Map.of("class", "scroll", "tabindex", "0", "role", "region", "aria-label", "table"));

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(Markdown.Scroll.class);
    }

    @Override
    public void render(Node node) {
        HtmlWriter html = context.getWriter();
        html.line();
        html.tag("div", ATTRIBUTES);
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            context.render(child);
        }
        html.tag("/div");
        html.line();
    }
}
