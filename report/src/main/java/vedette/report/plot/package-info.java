/// The few charts of a report, sober enough for paper: levels and traffic over time, bars, a donut.
///
/// A [Plot] draws itself at a width into a [Drawing], a list of plain shapes. Those become SVG ([Svg]) or are painted
/// on a page. No font is measured and nothing of the system is asked, so a plot is the same everywhere. Start with
/// [ThreatPlot].
@NullMarked
package vedette.report.plot;

import org.jspecify.annotations.NullMarked;
