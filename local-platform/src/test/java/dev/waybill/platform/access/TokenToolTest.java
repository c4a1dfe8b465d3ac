package dev.waybill.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.platform.PlatformException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenToolTest {

    @TempDir
    Path directory;

    @Test
    void makesAPublicKeyThatVerifiesTheTokenForMetrics() throws Exception {
        makeKeys();

        String[] token = token().split("\\.", -1);

        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(publicKey());
        signature.update((token[0] + "." + token[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(token[2]))).isTrue();
        assertThat(new String(Base64.getUrlDecoder().decode(token[1]), StandardCharsets.UTF_8))
                .contains("\"roles\":[\"operator\"]");
    }

    @Test
    void keepsTheKeysThatAreThere() throws Exception {
        makeKeys();
        PublicKey first = publicKey();

        makeKeys();

        assertThat(publicKey()).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--hours abc  | --hours takes a whole number, not abc.",
                "--role admin | There is no role admin; there are customer, operator and analyst.",
                "--role ,     | There is no role ; there are customer, operator and analyst.",
            })
    void saysWhatIsWrongInOneLine(String options, String why) throws Exception {
        makeKeys();
        List<String> line =
                new ArrayList<>(List.of("token", directory.resolve("signing").toString()));
        line.addAll(List.of(options.split(" ", -1)));

        assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(() -> TokenTool.run(line))
                .withMessage(why);
    }

    private void makeKeys() throws Exception {
        TokenTool.main(new String[] {
            "keys",
            directory.resolve("signing").toString(),
            directory.resolve("trust/public.pem").toString(),
            directory.resolve("metrics/token").toString()
        });
    }

    private String token() throws Exception {
        return Files.readString(directory.resolve("metrics/token"));
    }

    private PublicKey publicKey() throws Exception {
        String pem = Files.readString(directory.resolve("trust/public.pem")).replaceAll("-----[A-Z ]+-----|\\s", "");
        return KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(pem)));
    }
}
