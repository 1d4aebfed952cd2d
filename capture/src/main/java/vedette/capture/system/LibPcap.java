package vedette.capture.system;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.util.Objects.requireNonNull;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vedette.capture.CaptureException;

/// The part of libpcap we call: its compiler of filter expressions, and its capture where there is no kernel ring.
@SuppressWarnings("restricted") // calling native code is what this class is for
public final class LibPcap {

    public static final int ERROR_BUFFER = 256;

    private static final List<String> LIBRARY_NAMES =
            List.of("libpcap.so.0.8", "libpcap.so.1", "libpcap.so", "libpcap.dylib", "libpcap.A.dylib", "wpcap.dll");

    // A record in a constant: only through constants can the compiler inline the native calls.
    private static final @Nullable Functions FUNCTIONS = load();

    /// The functions that are all `int pcap_…(pcap_t *, int)`.
    public enum Setting {
        SNAPLEN("pcap_set_snaplen"),
        PROMISC("pcap_set_promisc"),
        TIMEOUT("pcap_set_timeout"),
        BUFFER_SIZE("pcap_set_buffer_size"),
        TIMESTAMP_PRECISION("pcap_set_tstamp_precision");

        final String function;

        Setting(String function) {
            this.function = function;
        }
    }

    private record Functions(
            MethodHandle openDead,
            MethodHandle compile,
            MethodHandle freeCode,
            MethodHandle bpfFilter,
            MethodHandle create,
            MethodHandle activate,
            MethodHandle setNonblock,
            MethodHandle setFilter,
            MethodHandle nextEx,
            MethodHandle stats,
            MethodHandle datalink,
            MethodHandle precision,
            MethodHandle error,
            MethodHandle close,
            MethodHandle version,
            Map<Setting, MethodHandle> settings) {}

    private LibPcap() {}

    public static boolean isInstalled() {
        return FUNCTIONS != null;
    }

    /// What it says of itself, as "libpcap version 1.10.4"; nothing if it is not installed.
    public static Optional<String> version() {
        return Optional.ofNullable(FUNCTIONS).map(LibPcap::said);
    }

    private static String said(Functions functions) {
        try {
            MemorySegment text = (MemorySegment) functions.version().invokeExact();
            return text.reinterpret(ERROR_BUFFER).getString(0);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    /// A handle that captures nothing, with which to compile filters.
    public static MemorySegment openDead(int dataLink, int snapLength) {
        try {
            return (MemorySegment) functions().openDead().invokeExact(dataLink, snapLength);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    /// Compiles into a `struct bpf_program`, whose instructions stay until [#freeCode].
    public static int compile(MemorySegment pcap, MemorySegment program, MemorySegment expression) {
        int optimize = 1;
        int unknownNetmask = -1;
        try {
            return (int) functions().compile().invokeExact(pcap, program, expression, optimize, unknownNetmask);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    public static void freeCode(MemorySegment program) {
        try {
            functions().freeCode().invokeExact(program);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    /// Runs a program on the packet at an address; how many of its bytes to keep, 0 if it does not match.
    ///
    /// Called per packet: addresses are numbers here so that none becomes an object.
    public static int run(long instructions, long packet, int wireLength, int capturedLength) {
        try {
            return (int) functions().bpfFilter().invokeExact(instructions, packet, wireLength, capturedLength);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    public static MemorySegment create(MemorySegment device, MemorySegment error) {
        try {
            return (MemorySegment) functions().create().invokeExact(device, error);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    public static int set(MemorySegment pcap, Setting setting, int value) {
        try {
            MethodHandle handle = requireNonNull(functions().settings().get(setting));
            return (int) handle.invokeExact(pcap, value);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    public static int activate(MemorySegment pcap) {
        return ask(functions().activate(), pcap);
    }

    public static int setNonblock(MemorySegment pcap, MemorySegment error) {
        try {
            return (int) functions().setNonblock().invokeExact(pcap, 1, error);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    public static int setFilter(MemorySegment pcap, MemorySegment program) {
        try {
            return (int) functions().setFilter().invokeExact(pcap, program);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    /// The next packet: 1 if there is one, 0 if none now, less on failure.
    ///
    /// @param header where to put the address of its `struct pcap_pkthdr`
    /// @param data where to put the address of its bytes, which hold until the next call
    public static int nextEx(MemorySegment pcap, MemorySegment header, MemorySegment data) {
        try {
            return (int) functions().nextEx().invokeExact(pcap, header, data);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    public static int stats(MemorySegment pcap, MemorySegment statistics) {
        try {
            return (int) functions().stats().invokeExact(pcap, statistics);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    /// The `DLT_…` of a handle.
    public static int datalink(MemorySegment pcap) {
        return ask(functions().datalink(), pcap);
    }

    /// 1 if a handle stamps packets in nanoseconds, 0 if in microseconds.
    public static int precision(MemorySegment pcap) {
        return ask(functions().precision(), pcap);
    }

    /// What libpcap has to say of the last failure.
    public static String error(MemorySegment pcap) {
        try {
            MemorySegment text = (MemorySegment) functions().error().invokeExact(pcap);
            return text.reinterpret(Integer.MAX_VALUE).getString(0);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    public static void close(MemorySegment pcap) {
        try {
            functions().close().invokeExact(pcap);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    private static int ask(MethodHandle handle, MemorySegment pcap) {
        try {
            return (int) handle.invokeExact(pcap);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    private static AssertionError broken(Throwable e) {
        return new AssertionError("a call of libpcap cannot throw", e);
    }

    private static Functions functions() {
        Functions functions = FUNCTIONS;
        if (functions == null) {
            throw new CaptureException("libpcap is not installed, and packet filters and --engine pcap need it;"
                    + " on Debian and Ubuntu: sudo apt install libpcap0.8");
        }
        return functions;
    }

    private static @Nullable Functions load() {
        return library().map(LibPcap::bind).orElse(null);
    }

    private static Optional<SymbolLookup> library() {
        for (String name : LIBRARY_NAMES) {
            try {
                return Optional.of(SymbolLookup.libraryLookup(name, Arena.global()));
            } catch (IllegalArgumentException _) {
                // not under this name
            }
        }
        return Optional.empty();
    }

    private static @Nullable Functions bind(SymbolLookup library) {
        FunctionDescriptor ofHandle = FunctionDescriptor.of(JAVA_INT, ADDRESS);
        FunctionDescriptor ofTwo = FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS);
        try {
            return new Functions(
                    // pcap_t *pcap_open_dead(int linktype, int snaplen)
                    function(library, "pcap_open_dead", FunctionDescriptor.of(ADDRESS, JAVA_INT, JAVA_INT)),
                    // int pcap_compile(pcap_t *, struct bpf_program *, const char *, int optimize, bpf_u_int32 mask)
                    function(
                            library,
                            "pcap_compile",
                            FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_INT, JAVA_INT)),
                    // void pcap_freecode(struct bpf_program *)
                    function(library, "pcap_freecode", FunctionDescriptor.ofVoid(ADDRESS)),
                    // u_int bpf_filter(const struct bpf_insn *, const u_char *, u_int length, u_int captured)
                    // Critical: it runs for tens of nanoseconds and has no loops, so no garbage collector waits for it.
                    function(
                            library,
                            "bpf_filter",
                            FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT),
                            Linker.Option.critical(false)),
                    // pcap_t *pcap_create(const char *device, char *error)
                    function(library, "pcap_create", FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS)),
                    function(library, "pcap_activate", ofHandle),
                    // int pcap_setnonblock(pcap_t *, int, char *error)
                    function(library, "pcap_setnonblock", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, ADDRESS)),
                    // int pcap_setfilter(pcap_t *, struct bpf_program *)
                    function(library, "pcap_setfilter", ofTwo),
                    // int pcap_next_ex(pcap_t *, struct pcap_pkthdr **, const u_char **)
                    function(library, "pcap_next_ex", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS)),
                    // int pcap_stats(pcap_t *, struct pcap_stat *)
                    function(library, "pcap_stats", ofTwo),
                    function(library, "pcap_datalink", ofHandle),
                    function(library, "pcap_get_tstamp_precision", ofHandle),
                    // char *pcap_geterr(pcap_t *)
                    function(library, "pcap_geterr", FunctionDescriptor.of(ADDRESS, ADDRESS)),
                    function(library, "pcap_close", FunctionDescriptor.ofVoid(ADDRESS)),
                    // const char *pcap_lib_version(void)
                    function(library, "pcap_lib_version", FunctionDescriptor.of(ADDRESS)),
                    settings(library));
        } catch (NoSuchElementException _) {
            return null; // older than 1.5, of 2013
        }
    }

    private static Map<Setting, MethodHandle> settings(SymbolLookup library) {
        Map<Setting, MethodHandle> settings = new EnumMap<>(Setting.class);
        FunctionDescriptor descriptor = FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT);
        for (Setting setting : Setting.values()) {
            settings.put(setting, function(library, setting.function, descriptor));
        }
        return settings;
    }

    private static MethodHandle function(
            SymbolLookup library, String name, FunctionDescriptor descriptor, Linker.Option... options) {
        return Linker.nativeLinker().downcallHandle(library.findOrThrow(name), descriptor, options);
    }
}
