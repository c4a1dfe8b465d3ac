package dev.waybill.reporting.projection;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.util.Collection;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Rows as one JSON array with snake-case names: a batch is one parameter of one statement ({@code jsonb_to_recordset}). */
public final class JsonRows {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .changeDefaultVisibility(visible -> visible.withFieldVisibility(Visibility.ANY))
            .build();

    private JsonRows() {}

    /** The rows; their fields are the columns. */
    public static String of(Collection<?> rows) {
        return MAPPER.writeValueAsString(rows);
    }
}
