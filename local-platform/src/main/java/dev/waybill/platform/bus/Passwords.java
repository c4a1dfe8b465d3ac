package dev.waybill.platform.bus;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.message.AlterUserScramCredentialsRequestData;
import org.apache.kafka.common.message.AlterUserScramCredentialsRequestData.ScramCredentialUpsertion;
import org.apache.kafka.common.message.AlterUserScramCredentialsResponseData.AlterUserScramCredentialsResult;
import org.apache.kafka.common.message.RequestHeaderData;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.common.security.scram.internals.ScramFormatter;
import org.apache.kafka.common.security.scram.internals.ScramMechanism;
import org.apache.kafka.controller.Controller;
import org.apache.kafka.controller.ControllerRequestContext;

/**
 * The passwords that a controller knows, set in its own process: while no broker accepts clients, nobody can log in who might ask it
 * to, and an admin client cannot ask a controller for that at all (4.4.0).
 */
record Passwords(Controller controller) {

    private static final ScramMechanism MECHANISM = ScramMechanism.SCRAM_SHA_256;
    private static final byte TYPE = org.apache.kafka.clients.admin.ScramMechanism.SCRAM_SHA_256.type();
    private static final int ITERATIONS = 4_096;
    private static final int SALT = 16;

    void set(List<Login> logins) throws ExecutionException, InterruptedException {
        AlterUserScramCredentialsRequestData request = new AlterUserScramCredentialsRequestData()
                .setUpsertions(logins.stream().map(Passwords::credential).toList());
        ControllerRequestContext itself = new ControllerRequestContext(
                new RequestHeaderData(),
                new KafkaPrincipal(KafkaPrincipal.USER_TYPE, Logins.CONTROLLER),
                OptionalLong.empty());
        for (AlterUserScramCredentialsResult result :
                controller.alterUserScramCredentials(itself, request).get().results()) {
            Errors.forCode(result.errorCode()).maybeThrow();
        }
    }

    private static ScramCredentialUpsertion credential(Login login) {
        byte[] salt = new byte[SALT];
        new SecureRandom().nextBytes(salt);
        try {
            return new ScramCredentialUpsertion()
                    .setName(login.user())
                    .setMechanism(TYPE)
                    .setIterations(ITERATIONS)
                    .setSalt(salt)
                    .setSaltedPassword(
                            new ScramFormatter(MECHANISM).saltedPassword(login.password(), salt, ITERATIONS));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }
}
