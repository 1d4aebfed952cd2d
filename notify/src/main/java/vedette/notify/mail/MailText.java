package vedette.notify.mail;

import vedette.notify.message.Wording;

/// A message as a mail's text, and as its simple HTML: no scripts, no styles, nothing from elsewhere.
final class MailText {

    private static final int NAME_WIDTH = 14;

    private MailText() {}

    static String plain(Wording wording) {
        StringBuilder text = new StringBuilder(wording.lead()).append("\r\n\r\n");
        for (Wording.Line line : wording.lines()) {
            text.append(line.name())
                    .repeat(' ', Math.max(1, NAME_WIDTH - line.name().length()))
                    .append(line.text())
                    .append("\r\n");
        }
        return text.toString();
    }

    static String html(Wording wording) {
        StringBuilder html = new StringBuilder("<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head><body><p>")
                .append(escaped(wording.lead()))
                .append("</p><table>");
        for (Wording.Line line : wording.lines()) {
            html.append("<tr><th align=\"left\" valign=\"top\">")
                    .append(escaped(line.name()))
                    .append("</th><td>")
                    .append(line.name().equals("Look") ? link(line.text()) : escaped(line.text()))
                    .append("</td></tr>");
        }
        return html.append("</table></body></html>").toString();
    }

    private static String link(String url) {
        return "<a href=\"" + escaped(url) + "\">" + escaped(url) + "</a>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
