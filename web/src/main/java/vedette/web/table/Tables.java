package vedette.web.table;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import vedette.web.http.Call;
import vedette.web.http.Refusal;
import vedette.web.http.Reply;
import vedette.web.operate.Downloads;

/// Sends tables away, a few at a time, and keeps who took them.
final class Tables {

    private static final int AT_ONCE = 4;

    private final Downloads downloads;
    private final Semaphore sending = new Semaphore(AT_ONCE);

    Tables(Downloads downloads) {
        this.downloads = downloads;
    }

    /// A table as what was asked for wants it.
    ///
    /// @param name of the file, as `incidents`
    /// @param about what was asked for, for the audit
    Reply send(Call call, String name, String about, Table table) throws IOException {
        TableForm form = TableForm.named(call.asked("format").orElse("csv"));
        if (!sending.tryAcquire()) {
            throw Refusal.tooOften("Others are exporting already. Try again when they are done.");
        }
        Sent sent = new Sent(table, form);
        try {
            downloads.note(call, name, about, form.label());
        } catch (IOException | RuntimeException e) {
            sent.close();
            throw e;
        }
        return Reply.download(name + '.' + form.label(), form.type(), sent);
    }

    /// A table on its way.
    private final class Sent implements Reply.Body {

        private final AtomicBoolean isOpen = new AtomicBoolean(true);
        private final Table table;
        private final TableForm form;

        private Sent(Table table, TableForm form) {
            this.table = table;
            this.form = form;
        }

        @Override
        public void write(OutputStream out) throws IOException {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            writer.write(form.head(table.columns()));
            table.each(values -> writer.write(form.row(table.columns(), values)));
            writer.flush();
        }

        @Override
        public void close() {
            if (isOpen.getAndSet(false)) {
                sending.release();
            }
        }
    }
}
