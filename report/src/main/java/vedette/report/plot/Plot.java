package vedette.report.plot;

/// Something that can be drawn at any width.
public interface Plot {

    Drawing draw(int width);
}
