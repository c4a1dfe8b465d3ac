package dev.waybill.checker.reading;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads one column of the rows that a stream of PostgreSQL's own logical decoding inserts.
 *
 * @see <a href="https://www.postgresql.org/docs/18/protocol-logicalrep-message-formats.html">Message formats</a>
 */
final class Pgoutput {

    private final String column;
    private final Map<Integer, Integer> positions = new HashMap<>();

    Pgoutput(String column) {
        this.column = column;
    }

    /** The column's text, if this message is an insert. */
    Optional<String> inserted(byte[] message) {
        ByteBuffer buffer = ByteBuffer.wrap(message);
        return switch (buffer.get()) {
            case 'R' -> {
                relation(buffer);
                yield Optional.empty();
            }
            case 'I' -> Optional.of(insert(buffer));
            default -> Optional.empty();
        };
    }

    private void relation(ByteBuffer buffer) {
        int relation = buffer.getInt();
        text(buffer);
        text(buffer);
        buffer.get();
        int columns = buffer.getShort();
        for (int i = 0; i < columns; i++) {
            buffer.get();
            if (text(buffer).equals(column)) {
                positions.put(relation, i);
            }
            buffer.position(buffer.position() + 8);
        }
    }

    private String insert(ByteBuffer buffer) {
        Integer position = positions.get(buffer.getInt());
        if (position == null) {
            throw new IllegalStateException("a row of a table without " + column);
        }
        buffer.get();
        int columns = buffer.getShort();
        for (int i = 0; i < columns; i++) {
            String value = buffer.get() == 't' ? bytes(buffer) : "";
            if (i == position) {
                return value;
            }
        }
        throw new IllegalStateException("a row with " + columns + " columns, " + column + " is number " + position);
    }

    private static String bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.getInt()];
        buffer.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String text(ByteBuffer buffer) {
        int start = buffer.position();
        int end = start;
        while (buffer.get(end) != 0) {
            end++;
        }
        byte[] bytes = new byte[end - start];
        buffer.get(bytes);
        buffer.get();
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
