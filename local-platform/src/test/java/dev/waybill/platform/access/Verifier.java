package dev.waybill.platform.access;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Verifies tokens by a key set, as a service does. */
final class Verifier {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path keySet;

    Verifier(Path keySet) {
        this.keySet = keySet;
    }

    List<String> kids() throws Exception {
        return keys().valueStream().map(key -> key.path("kid").asString()).toList();
    }

    /** Whether the key that the token names is in the set, and has signed it. */
    boolean accepts(String token) throws Exception {
        String kid = decoded(token, 0).path("kid").asString();
        for (JsonNode key : keys()) {
            if (key.path("kid").asString().equals(kid)) {
                return signed(token, key);
            }
        }
        return false;
    }

    static JsonNode decoded(String token, int part) {
        return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[part]));
    }

    private JsonNode keys() throws Exception {
        return JSON.readTree(Files.readString(keySet)).path("keys");
    }

    private static boolean signed(String token, JsonNode key) throws Exception {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(
                KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(number(key, "n"), number(key, "e"))));
        int end = token.lastIndexOf('.');
        signature.update(token.substring(0, end).getBytes(StandardCharsets.US_ASCII));
        return signature.verify(Base64.getUrlDecoder().decode(token.substring(end + 1)));
    }

    private static BigInteger number(JsonNode key, String member) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(key.path(member).asString()));
    }
}
