package dev.waybill.web.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.waybill.web.testing.HttpApi.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** That an operator sees which build of which commit runs; a test of a running service implements it. */
public interface InfoContract {

    /** The service's name. */
    String service();

    /** The running service. */
    HttpApi api();

    @Test
    default void saysWhichBuildItIs() {
        Answer answer = api().get("/actuator/info", Tokens.forOperator());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("build").path("artifact").asString("")).isEqualTo(service());
        assertThat(answer.json().path("build").path("version").asString("")).matches("\\d+\\.\\d+\\.\\d+.*");
    }

    /** An archive of the sources knows no commit. */
    @Test
    default void saysOfWhichCommitItIs() {
        assumeThat(Path.of("..", ".git")).exists();

        Answer answer = api().get("/actuator/info", Tokens.forOperator());

        assertThat(answer.json().path("git").path("commit").path("id").asString(""))
                .matches("[0-9a-f]{7,40}");
    }
}
