package dev.waybill.web.security.token;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.text.ParseException;
import java.time.Duration;
import org.springframework.core.io.Resource;

/**
 * The keys in a file, read again every few seconds, and at once for a token whose key is not among them: a rotation needs no
 * restart. While the file cannot be read, the keys of the last time count.
 */
final class KeySetFile implements JWKSetSource<SecurityContext> {

    static final Duration READ_EVERY = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final Resource file;

    private KeySetFile(Resource file) {
        this.file = file;
    }

    /** @throws IllegalStateException if the file cannot be read, or has no key */
    static JWKSource<SecurityContext> keysIn(Resource file, Duration readEvery) {
        KeySetFile source = new KeySetFile(file);
        try {
            if (source.read().isEmpty()) {
                throw new IllegalStateException("There is no key in " + file + " (waybill.security.key-set-location).");
            }
        } catch (IOException | ParseException e) {
            throw new IllegalStateException(
                    "waybill.security.key-set-location must name a JWK set (RFC 7517); " + file + " is none", e);
        }
        return JWKSourceBuilder.create(source)
                .cache(readEvery.toMillis(), LONGEST_WAIT.toMillis())
                .refreshAheadCache(false)
                .rateLimited(false)
                .outageTolerant(true)
                .build();
    }

    private JWKSet read() throws IOException, ParseException {
        try (InputStream json = file.getInputStream()) {
            return JWKSet.load(json);
        }
    }

    @Override
    public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator refresh, long now, SecurityContext context)
            throws KeySourceException {
        try {
            return read();
        } catch (IOException | ParseException e) {
            throw new JWKSetUnavailableException("cannot read " + file, e);
        }
    }

    @Override
    public void close() {}
}
