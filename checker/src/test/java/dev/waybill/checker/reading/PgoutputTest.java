package dev.waybill.checker.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PgoutputTest {

    private final Pgoutput messageIds = new Pgoutput("message_id");

    @Test
    void readsTheColumnOfInserts() {
        assertThat(messageIds.inserted(relation(7, "id", "message_id"))).isEmpty();

        assertThat(messageIds.inserted(insert(7, "1", "0190e0c4"))).contains("0190e0c4");
        assertThat(messageIds.inserted(insert(7, "2", "0190e0c5"))).contains("0190e0c5");
    }

    @Test
    void hearsNothingInTransactionsAndDeletes() {
        assertThat(messageIds.inserted(new byte[] {'B', 0, 0})).isEmpty();
        assertThat(messageIds.inserted(new byte[] {'D', 0, 0})).isEmpty();
    }

    @Test
    void refusesRowsOfTablesThatItDoesNotKnow() {
        assertThatThrownBy(() -> messageIds.inserted(insert(8, "1", "x"))).isInstanceOf(IllegalStateException.class);
    }

    private static byte[] relation(int id, String... columns) {
        ByteBuffer buffer = ByteBuffer.allocate(1000).put((byte) 'R').putInt(id);
        buffer.put("orders\0outbox\0d".getBytes(UTF_8)).putShort((short) columns.length);
        for (String column : columns) {
            buffer.put((byte) 0).put((column + "\0").getBytes(UTF_8)).putInt(25).putInt(-1);
        }
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    private static byte[] insert(int id, String... values) {
        ByteBuffer buffer = ByteBuffer.allocate(1000).put((byte) 'I').putInt(id).put((byte) 'N');
        buffer.putShort((short) values.length);
        for (String value : values) {
            buffer.put((byte) 't').putInt(value.length()).put(value.getBytes(UTF_8));
        }
        return Arrays.copyOf(buffer.array(), buffer.position());
    }
}
