package dev.waybill.messaging.walls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.testing.MutantsSuite;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class MutantsTest extends MutantsSuite {

    @Test
    void eachLawThatCodeCanBreakHasOne() throws IOException {
        assertThat(mutants())
                .extracting(mutant -> mutant.said("Law"))
                .contains("1", "2", "3", "4", "5", "6", "9", "10", "11", "12", "14", "16");
    }
}
