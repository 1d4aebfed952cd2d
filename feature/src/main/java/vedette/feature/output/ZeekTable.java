package vedette.feature.output;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import vedette.feature.text.TextBuffer;

/// conn.log as a table with tabs: a head that names fields and types, and a line that says that it is whole.
final class ZeekTable implements ZeekRecords {

    private static final String HEAD = """
            #separator \\x09
            #set_separator	,
            #empty_field	(empty)
            #unset_field	-
            #path	conn
            """;

    private static final String FIELDS = """
            #fields	ts	uid	id.orig_h	id.orig_p	id.resp_h	id.resp_p	proto	service	duration	orig_bytes	resp_bytes	\
            conn_state	local_orig	local_resp	missed_bytes	history	orig_pkts	orig_ip_bytes	resp_pkts	resp_ip_bytes	\
            tunnel_parents	ip_proto
            #types	time	string	addr	port	addr	port	enum	string	interval	count	count	string	bool	bool	count	string	\
            count	count	count	count	set[string]	count
            """;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd-HH-mm-ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final TextBuffer out;
    private boolean isFirst;

    ZeekTable(OutputStream stream) {
        out = new TextBuffer(stream);
    }

    private static String timeOf(long micros) {
        return TIME.format(Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000)));
    }

    @Override
    public void open(long micros) throws IOException {
        out.put(HEAD).put("#open\t").put(timeOf(micros)).put('\n').put(FIELDS);
    }

    @Override
    public void beginRecord() {
        isFirst = true;
    }

    private TextBuffer field() throws IOException {
        if (!isFirst) {
            out.put('\t');
        }
        isFirst = false;
        return out;
    }

    @Override
    public void time(String name, long micros) throws IOException {
        field().putSeconds(micros);
    }

    @Override
    public void text(String name, String value) throws IOException {
        field().put(value);
    }

    @Override
    public void address(String name, String value) throws IOException {
        field().put(value);
    }

    @Override
    public void port(String name, int value) throws IOException {
        field().put((long) value);
    }

    @Override
    public void enumeration(String name, String value) throws IOException {
        field().put(value);
    }

    @Override
    public void interval(String name, long micros) throws IOException {
        field().putSeconds(micros);
    }

    @Override
    public void count(String name, long value) throws IOException {
        field().put(value);
    }

    @Override
    public void bool(String name, boolean value) throws IOException {
        field().put(value ? 'T' : 'F');
    }

    @Override
    public void set(String name, String value) throws IOException {
        field().put(value);
    }

    @Override
    public void unset(String name) throws IOException {
        field().put('-');
    }

    @Override
    public void endRecord() throws IOException {
        out.put('\n');
    }

    @Override
    public void close(long micros, Exactness exactness) throws IOException {
        out.put("#exact\t").put(exactness.toString()).put('\n');
        out.put("#close\t").put(timeOf(micros)).put('\n');
        out.flush();
    }
}
