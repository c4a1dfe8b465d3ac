package dev.waybill.provider.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waybill.provider.http.Json;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.zip.CRC32;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A line of the ledger: eight hex digits of a CRC-32, a space, a record as JSON, a line feed. */
final class LedgerFormat {

    private static final int CHECKSUM_LENGTH = 8;

    private final JsonMapper json = Json.MAPPER;

    byte[] line(LedgerRecord entry) {
        String text = json.writeValueAsString(entry);
        return (checksum(text) + " " + text + "\n").getBytes(UTF_8);
    }

    /** The record in a whole line; none if the line is damaged. */
    Optional<LedgerRecord> parse(String line) {
        if (!line.endsWith("\n") || line.length() < CHECKSUM_LENGTH + 2) {
            return Optional.empty();
        }
        String text = line.substring(CHECKSUM_LENGTH + 1, line.length() - 1);
        if (!line.startsWith(checksum(text))) {
            return Optional.empty();
        }
        try {
            return Optional.of(json.readValue(text, LedgerRecord.class));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /**
     * Reads the first {@code limit} bytes of a file.
     *
     * @return where the last whole record ends
     * @throws IOException if a record is damaged that is not the last one
     */
    long read(Path path, long limit, BiConsumer<LedgerRecord, Ledger.Position> reader) throws IOException {
        long end = 0;
        long offset = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
            while (offset < limit) {
                byte[] line = nextLine(in, limit - offset);
                Optional<LedgerRecord> entry = parse(new String(line, UTF_8));
                if (entry.isPresent() && end < offset) {
                    throw new IOException(path + " is damaged at byte " + end);
                }
                offset += line.length;
                if (entry.isPresent()) {
                    reader.accept(entry.get(), new Ledger.Position(end, line.length));
                    end = offset;
                }
            }
        }
        return end;
    }

    private static byte[] nextLine(InputStream in, long limit) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        int next = 0;
        while (line.size() < limit && next != '\n' && (next = in.read()) >= 0) {
            line.write(next);
        }
        return line.toByteArray();
    }

    private static String checksum(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(UTF_8));
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
