package dev.waybill.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProblemExceptionTest {

    @Test
    void showsTheFirstErrorsInTheOrderOfTheRequestAndSaysHowManyMoreThereAre() {
        List<InvalidField> errors = new ArrayList<>(Stream.concat(
                        IntStream.range(0, 60)
                                .mapToObj(line -> new InvalidField("lines[" + line + "].quantity", "must be positive")),
                        Stream.of(
                                new InvalidField("paymentMethod", "is unknown"),
                                new InvalidField("lines", "must have 1 to 50 lines")))
                .toList());
        Collections.reverse(errors);

        ProblemException problem = ProblemException.invalid(errors);

        assertThat(problem.detail())
                .startsWith(
                        "lines must have 1 to 50 lines; paymentMethod is unknown; lines[0].quantity must be positive; "
                                + "lines[1].quantity")
                .contains("lines[10].quantity")
                .endsWith("lines[17].quantity must be positive; and 42 more");
    }

    @Test
    void takesTheNamesOfACallerWhateverDigitsTheyHave() {
        String endless = "a" + "9".repeat(30);

        ProblemException problem = ProblemException.invalid(
                List.of(new InvalidField(endless, "is not known here"), new InvalidField("a1", "is not known here")));

        assertThat(problem.detail()).isEqualTo("a1 is not known here; " + endless + " is not known here");
    }
}
