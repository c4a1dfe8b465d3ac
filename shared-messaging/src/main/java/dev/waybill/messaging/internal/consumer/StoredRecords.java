package dev.waybill.messaging.internal.consumer;

import dev.waybill.messaging.IncomingRecord;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Brings dead letters back to the records that they were. */
public final class StoredRecords {

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final JsonMapper json;

    /** As they are read from topics. */
    public StoredRecords(JsonMapper json) {
        this.json = json;
    }

    /** The record in a row of {@code dead_letter}. */
    public IncomingRecord read(ResultSet row) throws SQLException {
        Map<String, String> headers = json.readValue(row.getString("headers"), HEADERS);
        String key = row.getString("key");
        byte[] body = row.getBytes("body");
        return new IncomingRecord(
                row.getObject("message_id", UUID.class),
                row.getString("type"),
                row.getString("source"),
                key,
                row.getObject("sequence", Long.class),
                row.getObject("time", OffsetDateTime.class).toInstant(),
                row.getString("topic"),
                null,
                row.getInt("partition"),
                row.getLong("offset"),
                headers,
                body,
                RecordReader.whatIsWrong(headers, key, body));
    }
}
