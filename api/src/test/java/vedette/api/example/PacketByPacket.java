package vedette.api.example;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import vedette.api.FeatureExtractor;
import vedette.api.FlowFeatures;
import vedette.api.PacketFeed;

/// Prints the flows of packets that come in as hexadecimal digits, a packet on each line.
public final class PacketByPacket {

    private PacketByPacket() {}

    public static void main(String[] arguments) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        try (PacketFeed feed = FeatureExtractor.cic().feed(PacketFeed.ETHERNET, PacketByPacket::print)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                feed.packet(Instant.now(), HexFormat.of().parseHex(line));
            }
        }
    }

    private static void print(FlowFeatures row) {
        System.out.println(row.flow().source() + " to " + row.flow().destination() + ": "
                + row.features().value("Total Fwd Packet") + " packets that way");
    }
}
