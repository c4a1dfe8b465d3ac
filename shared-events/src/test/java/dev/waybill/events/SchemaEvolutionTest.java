package dev.waybill.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class SchemaEvolutionTest {

    private static final String RELEASED = """
            {
              "x-topic": "parcel.events.v1", "x-key": "parcelId",
              "type": "object", "required": ["parcelId", "kind", "stops"],
              "properties": {
                "parcelId": {"type": "string", "format": "uuid"},
                "kind": {"description": "How big.", "type": "string", "enum": ["SMALL", "LARGE"]},
                "weight": {"type": ["integer", "null"], "minimum": 1},
                "stops": {"type": "array", "items": {"$ref": "#/$defs/stop"}}
              },
              "$defs": {"stop": {"type": "object", "required": ["city"], "properties": {"city": {"type": "string"}}}}
            }
            """;

    private final JsonMapper json = new JsonMapper();

    @Test
    void acceptsWhatDidNotChange() {
        assertThat(incompatibilitiesOf(RELEASED)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            an optional property      | "properties": {        | "properties": {"note": {"type": ["string", "null"]},
            an optional nested one    | {"city":               | {"zip": {"type": ["string", "null"]}, "city":
            other words               | How big.               | How large the parcel is.
            another order of required | ["parcelId", "kind",   | ["kind", "parcelId",
            another order of an enum  | ["SMALL", "LARGE"]     | ["LARGE", "SMALL"]
            an inlined definition     | {"$ref": "#/$defs/stop"} | {"type": "object", "required": ["city"], "properties": {"city": {"type": "string"}}}
            """)
    void acceptsWhatNobodyCanTrip(String change, String before, String after) {
        assertThat(RELEASED).as(change).contains(before);

        assertThat(incompatibilitiesOf(RELEASED.replace(before, after))).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a property renamed           | "weight":               | "grams":                     | $.weight: was there, is gone
            a nested property renamed    | {"city":                | {"town":                     | $.stops[].city: was there, is gone
            a required property          | , "stops"],             | , "stops", "weight"],        | $: required was
            a property no longer sure    | , "stops"],             | ],                           | $: required was
            a new required nested one    | ["city"]                | ["city", "zip"]              | $.stops[]: required was
            another type                 | ["integer", "null"]     | ["string", "null"]           | $.weight: type was
            a type that loses null       | ["integer", "null"]     | "integer"                    | $.weight: type was
            another format               | "uuid"                  | "date-time"                  | $.parcelId: format was
            a format let go              | , "format": "uuid"      | ``                           | $.parcelId: format was
            a new enum value             | "LARGE"]                | "LARGE", "HUGE"]             | $.kind: enum was
            an enum value gone           | , "LARGE"]              | ]                            | $.kind: enum was
            a tighter bound              | "minimum": 1            | "minimum": 2                 | $.weight: minimum was
            a looser bound               | , "minimum": 1          | ``                           | $.weight: minimum was
            a new bound                  | {"city": {              | {"city": {"maxLength": 9,    | $.stops[].city: maxLength was
            a closed object              | "x-key":                | "additionalProperties": false, "x-key": | $: additionalProperties was
            another topic                | parcel.events.v1        | parcel.events.v2             | $: x-topic was
            another key                  | "x-key": "parcelId"     | "x-key": "kind"              | $: x-key was
            """)
    void refusesWhatSomebodyReliesOn(String change, String before, String after, String complaint) {
        assertThat(RELEASED).as(change).contains(before);

        assertThat(incompatibilitiesOf(RELEASED.replace(before, after)))
                .singleElement()
                .asString()
                .startsWith(complaint);
    }

    @Test
    void looksIntoADefinitionThatIsReferredToUnderAnotherName() {
        String renamed = RELEASED.replace("#/$defs/stop", "#/$defs/halt").replace("{\"stop\"", "{\"halt\"");

        assertThat(incompatibilitiesOf(renamed)).isEmpty();
        assertThat(incompatibilitiesOf(
                        renamed.replace("\"city\": {\"type\": \"string\"}", "\"city\": {\"type\": \"integer\"}")))
                .hasSize(1);
    }

    private List<String> incompatibilitiesOf(String current) {
        return SchemaEvolution.incompatibilities(json.readTree(RELEASED), json.readTree(current));
    }
}
