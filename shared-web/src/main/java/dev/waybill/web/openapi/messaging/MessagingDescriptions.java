package dev.waybill.web.openapi.messaging;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.DateTimeSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/** Describes dead letters, quarantine and lost records, which every service has from a library that knows nothing of OpenAPI. */
public final class MessagingDescriptions implements GlobalOpenApiCustomizer {

    private static final Map<String, Tag> TAGS = Map.of(
            "/v1/dead-letters", tag("Dead letters", "Messages that were received and could not be applied"),
            "/v1/quarantine", tag("Quarantine", "Messages that the broker refuses"),
            "/v1/lost-records", tag("Lost records", "What the broker had and consumers never received"));

    private static Tag tag(String name, String description) {
        return new Tag().name(name).description(description);
    }

    /** What lists are narrowed by: the library reads these parameters itself, to refuse what it does not understand. */
    private static final Map<String, List<String>> FILTERS = Map.of(
            "/v1/dead-letters",
            List.of("consumer", "topic", "key", "type", "letterReason", "from", "before", "limit", "cursor"),
            "/v1/quarantine",
            List.of("topic", "key", "type", "from", "before", "limit", "cursor"));

    private record Text(String operationId, String summary) {}

    private static final Map<String, Text> TEXTS = Map.ofEntries(
            text("GET /v1/dead-letters", "listDeadLetters", "Lists the dead letters, the oldest first"),
            text("GET /v1/dead-letters/{id}", "showDeadLetter", "Shows a dead letter whole"),
            text("GET /v1/dead-letters/audit", "audit", "Who did what and why, the newest first"),
            text(
                    "POST /v1/dead-letters/replay",
                    "replayDeadLetters",
                    "Replays the keys whose first letter is selected"),
            text("POST /v1/dead-letters/discard", "discardDeadLetters", "Discards the selected dead letters"),
            text("GET /v1/dead-letters/jobs", "listDeadLetterJobs", "Lists the jobs on dead letters, the newest first"),
            text("GET /v1/dead-letters/jobs/{id}", "showDeadLetterJob", "Shows how far a job on dead letters is"),
            text(
                    "POST /v1/dead-letters/jobs/{id}/cancel",
                    "cancelDeadLetterJob",
                    "Ends a job; what is done stays done"),
            text("POST /v1/dead-letters/{id}/replay", "replayDeadLetter", "Replays it, and those that wait behind it"),
            text("POST /v1/dead-letters/{id}/discard", "discardDeadLetter", "Discards a dead letter"),
            text("GET /v1/lost-records", "listLostRecords", "Lists what consumers never received, the oldest first"),
            text("GET /v1/lost-records/{id}", "showLostRecord", "Shows a range of lost records"),
            text(
                    "POST /v1/lost-records/acknowledgement",
                    "acknowledgeLostRecords",
                    "Says that all of a consumer on a topic have been dealt with"),
            text(
                    "POST /v1/lost-records/{id}/acknowledgement",
                    "acknowledgeLostRecord",
                    "Says that they have been dealt with: health is green again"),
            text("GET /v1/quarantine", "listQuarantined", "Lists what the broker refuses, the oldest first"),
            text("GET /v1/quarantine/{id}", "showQuarantined", "Shows a message in quarantine whole"),
            text("POST /v1/quarantine/release", "releaseQuarantined", "Tries the selected keys again"),
            text("POST /v1/quarantine/discard", "discardQuarantinedMessages", "Gives the selected messages up"),
            text("GET /v1/quarantine/jobs", "listQuarantineJobs", "Lists the jobs on the quarantine, the newest first"),
            text("GET /v1/quarantine/jobs/{id}", "showQuarantineJob", "Shows how far a job on the quarantine is"),
            text("POST /v1/quarantine/jobs/{id}/cancel", "cancelQuarantineJob", "Ends a job; what is done stays done"),
            text("POST /v1/quarantine/{id}/discard", "discardQuarantined", "Gives it up; those behind it are sent"));

    private static Map.Entry<String, Text> text(String operation, String operationId, String summary) {
        return Map.entry(operation, new Text(operationId, summary));
    }

    private static final Map<String, Object> EXAMPLES = Map.ofEntries(
            Map.entry("id", 4711),
            Map.entry("deadLetterId", 4711),
            Map.entry("attempts", 3),
            Map.entry("partition", 7),
            Map.entry("offset", 128),
            Map.entry("sequence", 2),
            Map.entry("replayed", 1),
            Map.entry("discarded", 1),
            Map.entry("released", 2),
            Map.entry("done", 120),
            Map.entry("failed", 3),
            Map.entry("total", 400),
            Map.entry("note", "cancelled by operator-1: the fix was incomplete"),
            Map.entry("from", "2026-11-30T00:00:00Z"),
            Map.entry("before", "2026-12-01T00:00:00Z"),
            Map.entry("everything", false),
            Map.entry("consumer", "order-saga"),
            Map.entry("topic", "payment.events.v1"),
            Map.entry("key", "01932f6e-8a1b-7c3d-9e4f-5a6b7c8d9e0f"),
            Map.entry("type", "payment.captured.v1"),
            Map.entry("source", "/payment-service"),
            Map.entry("detail", "the handler threw IllegalStateException"),
            Map.entry("headers", "{\"ce_type\":\"payment.captured.v1\"}"),
            Map.entry("body", "{\"orderId\":\"01932f6e-8a1b-7c3d-9e4f-5a6b7c8d9e0f\"}"),
            Map.entry("reason", "the bug is fixed"),
            Map.entry("why", "the bug is fixed"),
            Map.entry("who", "operator-1"),
            Map.entry("messages", 1),
            Map.entry("topicId", "5b1f0f3e-7d0a-4c55-9a44-0f6b2f9a7e11"),
            Map.entry("fromOffset", 1200),
            Map.entry("toOffset", 1310),
            Map.entry("acknowledged", 1),
            Map.entry("acknowledgedBy", "operator-1"),
            Map.entry("acknowledgedReason", "the orders were published again"),
            Map.entry("nextCursor", "letters-4711"));

    private static final List<String> SCHEMAS = List.of(
            "CancelRequest",
            "DeadLetter",
            "DiscardAnswer",
            "DiscardOne",
            "Entry",
            "LossAcknowledgement",
            "LossAnswer",
            "LossesAcknowledgement",
            "LostRecord",
            "LostRecordPage",
            "Job",
            "PageDeadLetter",
            "PageEntry",
            "PageJob",
            "PageQuarantinedMessage",
            "QuarantineAnswer",
            "QuarantinedMessage",
            "ReplayAnswer",
            "Selection",
            "SelectionRequest",
            "Why");

    @Override
    public void customise(OpenAPI api) {
        new TreeMap<>(TAGS).forEach((root, tag) -> {
            api.addTagsItem(tag);
            api.getPaths().forEach((path, item) -> {
                if (path.startsWith(root)) {
                    item.readOperationsMap()
                            .forEach((method, operation) -> describe(method + " " + path, tag.getName(), operation));
                }
            });
        });
        FILTERS.forEach((path, names) -> Stream.ofNullable(api.getPaths().get(path))
                .forEach(item -> names.forEach(name -> item.getGet().addParametersItem(filter(name)))));
        SCHEMAS.stream()
                .flatMap(name ->
                        Stream.ofNullable(api.getComponents().getSchemas().get(name)))
                .forEach(MessagingDescriptions::exemplify);
        MessagingBounds.addTo(api);
    }

    private static void describe(String what, String tag, Operation operation) {
        Text text = TEXTS.get(what);
        if (text != null) {
            operation.operationId(text.operationId()).summary(text.summary()).tags(List.of(tag));
        }
        Stream.ofNullable(operation.getParameters()).flatMap(List::stream).forEach(MessagingBounds::bound);
    }

    private static Parameter filter(String name) {
        Schema<?> schema = switch (name) {
            case "from", "before" -> new DateTimeSchema();
            default -> new StringSchema();
        };
        Parameter parameter = new QueryParameter().name(name).required(false).schema(schema);
        MessagingBounds.bound(parameter);
        return parameter;
    }

    private static void exemplify(Schema<?> schema) {
        schema.getProperties().forEach((name, property) -> {
            if (property.getExample() == null && property.getEnum() == null && EXAMPLES.containsKey(name)) {
                property.setExample(EXAMPLES.get(name));
            }
        });
    }
}
