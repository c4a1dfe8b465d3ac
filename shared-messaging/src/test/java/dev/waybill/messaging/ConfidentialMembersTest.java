package dev.waybill.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfidentialMembersTest {

    private static final ConfidentialMembers MEMBERS =
            new ConfidentialMembers(Map.of("payments", Set.of("card"), "orders", Set.of()));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            payments | true  | {"id":1,"card":"secret"}       | {"id":1,"card":"***"}
            payments | true  | {"id":1,"card":["secret"]}     | {"id":1,"card":"***"}
            payments | true  | {"id":1.10}                    | {"id":1.10}
            payments | true  | ["secret"]                     | "***"
            payments | true  | {"card":"secret                | "***"
            payments | false | {"id":1,"card":"secret"}       | "***"
            orders   | true  | {"id":1,"card":"no secret"}    | {"id":1,"card":"no secret"}
            orders   | false | anything                       | anything
            others   | true  | {"card":"no secret"}           | {"card":"no secret"}
            """)
    void masksWhatIsConfidentialAndAllThatNobodyKnows(String topic, boolean readable, String body, String shown) {
        assertThat(new String(mask(MEMBERS, topic, readable, body), StandardCharsets.UTF_8))
                .isEqualTo(shown);
    }

    @Test
    void leavesATombstoneAsItIs() {
        assertThat(MEMBERS.mask("payments", true, null)).isNull();
    }

    @Test
    void masksNothingUnlessItIsNamed() {
        assertThat(mask(new ConfidentialMembers(Map.of()), "payments", false, "anything"))
                .isEqualTo("anything".getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] mask(ConfidentialMembers members, String topic, boolean readable, String body) {
        byte[] masked = members.mask(topic, readable, body.getBytes(StandardCharsets.UTF_8));
        assertThat(masked).isNotNull();
        return masked;
    }
}
