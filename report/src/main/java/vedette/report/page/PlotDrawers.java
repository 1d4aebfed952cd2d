package vedette.report.page;

import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.FSObjectDrawerFactory;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.Shape;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import vedette.report.plot.Drawing;

/// Puts plots in their places on a page.
final class PlotDrawers implements FSObjectDrawerFactory, FSObjectDrawer {

    static final String TYPE = "vedette/plot";

    private final List<Drawing> drawings;

    PlotDrawers(List<Drawing> drawings) {
        this.drawings = List.copyOf(drawings);
    }

    @Override
    public boolean isReplacedObject(Element element) {
        return element.getAttribute("type").equals(TYPE);
    }

    @Override
    public @Nullable FSObjectDrawer createDrawer(Element element) {
        return isReplacedObject(element) ? this : null;
    }

    @Override
    public @Nullable Map<Shape, String> drawObject(
            Element element,
            double x,
            double y,
            double width,
            double height,
            OutputDevice device,
            RenderingContext context,
            int dotsPerPixel) {
        Drawing drawing = drawings.get(Integer.parseInt(element.getAttribute("data-plot")));
        float wide = (float) (width / dotsPerPixel);
        float high = (float) (height / dotsPerPixel);
        device.drawWithGraphics((float) x, (float) y, wide, high, graphics -> {
            graphics.scale(wide / drawing.width(), high / drawing.height());
            DrawingPainter.paint(drawing, graphics);
        });
        return null;
    }
}
