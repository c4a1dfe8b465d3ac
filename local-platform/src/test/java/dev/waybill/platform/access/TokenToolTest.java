package dev.waybill.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.platform.PlatformException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenToolTest {

    @TempDir
    private Path directory;

    private Path signing;
    private Path published;

    @BeforeEach
    void makeKeys() throws Exception {
        signing = directory.resolve("signing");
        published = directory.resolve("trust/jwks.json");
        run("keys", signing, published);
    }

    @Test
    void keepsTheKeyThatIsThere() throws Exception {
        List<String> before = new Verifier(published).kids();

        run("keys", signing, published);

        assertThat(new Verifier(published).kids()).isEqualTo(before);
    }

    @Test
    void publishesTheOldKeyAndTheNewOne() throws Exception {
        Path before = metricsToken("before");
        run("rotate", signing, published);
        Path after = metricsToken("after");

        Verifier services = new Verifier(published);
        assertThat(services.kids()).hasSize(2);
        assertThat(services.accepts(Files.readString(before))).isTrue();
        assertThat(services.accepts(Files.readString(after))).isTrue();
    }

    @Test
    void makesATokenThatIsGoodForMetricsAndNothingElse() throws Exception {
        String token = Files.readString(metricsToken("token"));

        assertThat(Verifier.decoded(token, 1).path("roles").toString()).isEqualTo("[\"metrics\"]");
        assertThat(Verifier.decoded(token, 1).path("exp").asLong())
                .isLessThanOrEqualTo(Instant.now().plusSeconds(900).getEpochSecond());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--hours abc  | --hours takes a whole number, not abc.",
                "--role admin | There is no role admin; there are customer, operator, analyst and metrics.",
                "--role ,     | There is no role ; there are customer, operator, analyst and metrics.",
            })
    void saysWhatIsWrongInOneLine(String options, String why) {
        List<String> line = new ArrayList<>(List.of("token", signing.toString()));
        line.addAll(List.of(options.split(" ", -1)));

        assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(() -> TokenTool.run(line))
                .withMessage(why);
    }

    private Path metricsToken(String name) throws Exception {
        Path file = directory.resolve(name);
        new MetricsToken(signing, file).renew(Instant.now());
        return file;
    }

    private static void run(String command, Path... files) throws Exception {
        List<String> line = new ArrayList<>(List.of(command));
        for (Path file : files) {
            line.add(file.toString());
        }
        TokenTool.run(line);
    }
}
