package dev.waybill.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.waybill.events.payment.PaymentReversed;
import dev.waybill.events.payment.ReversalEffect;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Every contract against its schema and its golden sample, with the JSON mapper that the services use. */
class ContractsTest {

    static final List<Contract<?>> ALL = Contracts.ALL;

    private static final Pattern PERSONAL =
            Pattern.compile("(?i).*(e-?mail|address|phone|birth|iban|card|customer_?name|full_?name).*");

    private final JsonMapper json = new JsonMapper();
    private final ContractFiles files = new ContractFiles(json);
    private final SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    @Test
    void hasASchemaAndASampleOfEachContractAndNoOther() {
        Set<String> names = ALL.stream().map(Contract::name).collect(Collectors.toSet());

        assertThat(names).hasSameSizeAs(ALL);
        assertThat(ContractFiles.schemas()).isEqualTo(names);
        assertThat(ContractFiles.samples()).isEqualTo(names);
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void describesTheRecord(Contract<?> contract) {
        assertThat(RecordSchema.differences(contract.payload(), files.schemaOf(contract)))
                .isEmpty();
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void pinsNameKindAndTopic(Contract<?> contract) {
        JsonNode schema = files.schemaOf(contract);

        assertThat(schema.path("$id").asString())
                .isEqualTo("https://waybill.dev/contracts/" + contract.name() + ".schema.json");
        assertThat(schema.path("title").asString()).isEqualTo(contract.payload().getSimpleName());
        assertThat(schema.path("x-kind").asString())
                .isEqualTo(contract.kind() == Contract.Kind.EVENT ? "event" : "command");
        assertThat(schema.path("x-topic").asString())
                .isEqualTo(contract.topic())
                .isIn(Topics.ALL);
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void samplesAreValid(Contract<?> contract) {
        assertThat(violations(contract, files.sampleOf(contract))).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void schemasBite(Contract<?> contract) {
        ObjectNode noKey = files.sampleOf(contract).asObject();
        noKey.remove(files.schemaOf(contract).path("x-key").asString());
        JsonNode notAnId =
                files.sampleOf(contract).asObject().put("orderId", "42").put("sku", "");

        assertThat(violations(contract, noKey)).hasSize(1);
        assertThat(violations(contract, notAnId)).hasSize(1);
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void samplesSurviveTheRoundTripByteForByte(Contract<?> contract) {
        String sample = json.writeValueAsString(files.sampleOf(contract));

        Object message = json.readValue(sample, contract.payload());

        assertThat(json.writeValueAsString(message)).isEqualTo(sample);
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void readersIgnoreWhatTheyDoNotKnow(Contract<?> contract) {
        JsonNode fromTheFuture = files.sampleOf(contract);
        addUnknownProperties(fromTheFuture);

        Object message = json.treeToValue(fromTheFuture, contract.payload());

        assertThat(message).isEqualTo(json.treeToValue(files.sampleOf(contract), contract.payload()));
        assertThat(violations(contract, fromTheFuture)).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void keysAndSequencesComeFromTheBody(Contract<?> contract) {
        JsonNode sample = files.sampleOf(contract);
        String keyProperty = files.schemaOf(contract).path("x-key").asString();

        assertThat(keyOf(contract)).isEqualTo(sample.path(keyProperty).asString());
        switch (contract.kind()) {
            case EVENT ->
                assertThat(sequenceOf(contract))
                        .isEqualTo(sample.path("sequence").asLong());
            case COMMAND -> assertThat(contract.sequence()).isNull();
        }
    }

    @Test
    void writesAnAbsentValueInAWayThatTheSchemaAndAnyReaderAccept() {
        Contract<?> contract = named("payment.reversed.v1");
        PaymentReversed nothing = new PaymentReversed(UUID.randomUUID(), 1, null, ReversalEffect.NOTHING);

        JsonNode written = json.valueToTree(nothing);
        ObjectNode leftOut = written.deepCopy().asObject();
        leftOut.remove("paymentId");

        assertThat(violations(contract, written)).isEmpty();
        assertThat(violations(contract, leftOut)).isEmpty();
        assertThat(json.treeToValue(written, PaymentReversed.class)).isEqualTo(nothing);
        assertThat(json.treeToValue(leftOut, PaymentReversed.class)).isEqualTo(nothing);
    }

    @Test
    void pinsTheTopics() {
        assertThat(Topics.ALL)
                .containsExactly(
                        "order.events.v1",
                        "inventory.events.v1",
                        "payment.events.v1",
                        "inventory.commands.v1",
                        "payment.commands.v1");
        assertThat(Topics.PARTITIONS).isEqualTo(12);
        assertThat(ALL.stream().map(Contract::topic).collect(Collectors.toSet()))
                .containsAll(Topics.ALL);
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void carriesNoPersonalData(Contract<?> contract) {
        assertThat(propertyNames(files.sampleOf(contract))).isNotEmpty().noneMatch(PERSONAL.asMatchPredicate());
    }

    private List<Error> violations(Contract<?> contract, JsonNode message) {
        Schema schema = schemas.getSchema(files.schemaOf(contract));
        return schema.validate(
                json.writeValueAsString(message),
                InputFormat.JSON,
                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }

    private <T> String keyOf(Contract<T> contract) {
        return contract.key().apply(sampleMessage(contract));
    }

    private <T> long sequenceOf(Contract<T> contract) {
        var sequence = contract.sequence();
        assertThat(sequence).isNotNull();
        return sequence.applyAsLong(sampleMessage(contract));
    }

    private <T> T sampleMessage(Contract<T> contract) {
        return json.treeToValue(files.sampleOf(contract), contract.payload());
    }

    private static Contract<?> named(String name) {
        return ALL.stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
    }

    private static void addUnknownProperties(JsonNode node) {
        node.forEach(ContractsTest::addUnknownProperties);
        if (node.isObject()) {
            node.asObject()
                    .put("addedLater", "by a newer sender")
                    .putObject("alsoAdded")
                    .put("deep", true);
        }
    }

    private static Stream<String> propertyNames(JsonNode message) {
        return Stream.concat(
                message.propertyNames().stream(), message.valueStream().flatMap(ContractsTest::propertyNames));
    }
}
