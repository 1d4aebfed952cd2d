package vedette.bench.year;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Days of traffic, made of two recordings and written as one capture: three times an hour quiet use of a network,
/// every
/// second hour thirteen attacks, and in between the little that no network is without. Time passes as fast as whoever
/// reads can, up to a speed.
final class Days {

    private static final long MINUTE = 60_000_000L;
    private static final long HOUR = 60 * MINUTE;
    private static final long QUIET_EVERY = 20 * MINUTE;
    private static final long ATTACKS_EVERY = 2 * HOUR;
    private static final long ATTACKS_AT = 5 * MINUTE;
    private static final long BEAT_EVERY = 20_000_000L;
    private static final int RECORD_HEADER = 16;
    private static final int SNAP_LENGTH = 262_144;
    private static final int BUFFER = 1 << 16;

    /// An ARP request, of nobody for nobody.
    private static final byte[] BEAT = ByteBuffer.allocate(42)
            .putLong(0xFFFF_FFFF_FFFF_0200L)
            .putInt(0x0000_0001)
            .putShort((short) 0x0806)
            .putLong(0x0001_0800_0604_0001L)
            .putShort((short) 0x0200)
            .putInt(1)
            .putInt(0xA9FE_0001)
            .putShort((short) 0)
            .putInt(0)
            .putInt(0xA9FE_0002)
            .array();

    private final Recording quiet;
    private final Recording attacks;
    private final long begin;
    private final long nanos;
    private final double nanosPerMicro;
    private final ByteBuffer header = ByteBuffer.allocate(RECORD_HEADER).order(ByteOrder.LITTLE_ENDIAN);
    private long wallBegin;
    private volatile long now;
    private volatile long written;

    /// @param begin of the traffic, a full hour
    /// @param seconds by the clock, until it ends with the next twenty minutes
    /// @param secondsPerHour that an hour of traffic takes at least
    Days(Recording quiet, Recording attacks, Instant begin, int seconds, double secondsPerHour) {
        this.quiet = quiet;
        this.attacks = attacks;
        this.begin = begin.getEpochSecond() * 1_000_000;
        nanos = TimeUnit.SECONDS.toNanos(seconds);
        now = this.begin;
        nanosPerMicro = secondsPerHour * TimeUnit.SECONDS.toNanos(1) / (double) HOUR;
    }

    /// The time of the traffic.
    Instant now() {
        return Instant.EPOCH.plus(Duration.ofNanos(now * 1_000));
    }

    /// Packets so far.
    long written() {
        return written;
    }

    /// Writes all of it, and does not close.
    void write(OutputStream unbuffered) throws IOException {
        OutputStream out = new BufferedOutputStream(unbuffered, BUFFER);
        wallBegin = System.nanoTime();
        out.write(ByteBuffer.allocate(24)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0xA1B2C3D4)
                .putInt(0x0004_0002)
                .putLong(0)
                .putInt(SNAP_LENGTH)
                .putInt(1)
                .array());
        for (long slot = begin; System.nanoTime() - wallBegin < nanos; slot += QUIET_EVERY) {
            play(quiet, slot, out);
            if ((slot - begin) % ATTACKS_EVERY == 0) {
                idle(slot + ATTACKS_AT, out);
                play(attacks, slot + ATTACKS_AT, out);
            }
            idle(slot + QUIET_EVERY, out);
        }
        out.flush();
    }

    private void play(Recording recording, long from, OutputStream out) throws IOException {
        int round = Math.toIntExact((from - begin) / QUIET_EVERY);
        List<Recording.Frame> frames = recording.frames();
        for (Recording.Frame frame : frames) {
            byte[] bytes = frame.copy();
            Elsewhere.move(bytes, round);
            write(from + frame.micros(), frame.length(), bytes, out);
        }
    }

    private void idle(long until, OutputStream out) throws IOException {
        for (long beat = now + BEAT_EVERY; beat < until; beat += BEAT_EVERY) {
            write(beat, BEAT.length, BEAT, out);
        }
    }

    private void write(long micros, int length, byte[] bytes, OutputStream out) throws IOException {
        if (micros / 1_000_000 != now / 1_000_000) {
            out.flush();
            await(micros);
        }
        header.clear()
                .putInt((int) (micros / 1_000_000))
                .putInt((int) (micros % 1_000_000))
                .putInt(bytes.length)
                .putInt(length);
        out.write(header.array());
        out.write(bytes);
        now = Math.max(now, micros);
        long before = written; // only this thread counts
        written = before + 1;
    }

    private void await(long micros) {
        long due = wallBegin + (long) ((micros - begin) * nanosPerMicro);
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
