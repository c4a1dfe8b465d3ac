package dev.waybill.web.limits;

import dev.waybill.web.failure.BodyProblems;
import dev.waybill.web.failure.BodyTooLarge;
import dev.waybill.web.limits.FairShares.Grant;
import dev.waybill.web.problem.ProblemException;
import dev.waybill.web.problem.ProblemResponses;
import dev.waybill.web.problem.Problems;
import dev.waybill.web.security.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.WebUtils;

/**
 * Reads the body of a caller who is known, before the request is taken into work: it has a size, a time, and a share of the
 * memory for bodies.
 *
 * <p>A form that a chain has read already is left as it is.
 *
 * <p>The connector ends a read after {@link #longestPause}. No read begins later than that before the deadline, so that a body
 * which comes byte by byte ends with it too.
 */
final class WholeBodies extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(WholeBodies.class);
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final int PIECE = 8 * 1024;
    private static final int PAUSES = 4;

    private final DataSize limit;
    private final Duration reading;
    private final ProblemResponses responses;
    private final Memory memory;
    private final boolean ofForms;

    WholeBodies(LimitsProperties limits, ProblemResponses responses) {
        this(
                limits.maxRequestBody(),
                limits.bodyDeadline().minus(longestPause(limits)),
                responses,
                new Memory(limits.maxBodies()),
                false);
    }

    private WholeBodies(DataSize limit, Duration reading, ProblemResponses responses, Memory memory, boolean ofForms) {
        this.limit = limit;
        this.reading = reading;
        this.responses = responses;
        this.memory = memory;
        this.ofForms = ofForms;
    }

    /** The same for forms up to this size, out of the same memory. */
    WholeBodies ofForms(DataSize largest) {
        return new WholeBodies(largest, reading, responses, memory, true);
    }

    /** How long nothing may come. */
    static Duration longestPause(LimitsProperties limits) {
        return limits.bodyDeadline().dividedBy(PAUSES);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!hasBody(request) || WebUtils.getNativeRequest(request, ReadRequest.class) != null) {
            chain.doFilter(request, response);
            return;
        }
        Body body = new Body(Caller.current());
        try {
            ProblemException problem = body.read(request);
            if (problem == null) {
                chain.doFilter(body.in(request), response);
            } else {
                responses.write(request, response, problem);
            }
        } finally {
            body.forget();
        }
    }

    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    private static boolean isForm(HttpServletRequest request) {
        try {
            MediaType type = MediaType.parseMediaType(Objects.requireNonNullElse(request.getContentType(), ""));
            return type.equalsTypeAndSubtype(MediaType.APPLICATION_FORM_URLENCODED)
                    && (type.getCharset() == null || type.getCharset().equals(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private final class Body {

        private final Caller caller;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final long started = System.nanoTime();
        private @Nullable Form form;
        private long inMemory;

        Body(Caller caller) {
            this.caller = caller;
        }

        /** What is wrong with it, if something is. */
        @Nullable
        ProblemException read(HttpServletRequest request) {
            if (request.getContentLengthLong() > limit.toBytes()) {
                return new BodyTooLarge(limit).problem();
            }
            try {
                @Nullable ProblemException problem = read(request.getInputStream());
                if (problem == null && ofForms && isForm(request)) {
                    form = Form.of(bytes.toByteArray());
                }
                return problem;
            } catch (IllegalArgumentException e) {
                return Problems.BAD_REQUEST.because("The form cannot be read: " + e.getMessage());
            } catch (IOException e) {
                request.setAttribute(AbandonedBodies.ABANDONED, true);
                log.debug("A body did not come whole", e);
                return BodyProblems.brokenOff(e);
            }
        }

        private @Nullable ProblemException read(InputStream stream) throws IOException {
            byte[] piece = new byte[PIECE];
            for (int count = stream.read(piece); count >= 0; count = stream.read(piece)) {
                if (bytes.size() + count > limit.toBytes()) {
                    return new BodyTooLarge(limit).problem();
                }
                if (!memory.take(caller, count)) {
                    return noMemory();
                }
                inMemory += count;
                bytes.write(piece, 0, count);
                if (System.nanoTime() - started > reading.toNanos()) {
                    throw new SocketTimeoutException("the body has not come within its time");
                }
            }
            return null;
        }

        HttpServletRequest in(HttpServletRequest request) {
            ReadRequest read = new ReadRequest(request, bytes.toByteArray());
            return form == null ? read : new FormRequest(read, form);
        }

        void forget() {
            if (inMemory > 0) {
                memory.giveBack(caller, inMemory);
            }
        }
    }

    /** The memory for the bodies of all requests, of which each caller has a share. */
    private static final class Memory {

        private final FairShares shares = new FairShares();
        private final DataSize size;

        Memory(DataSize size) {
            this.size = size;
        }

        /** Takes so many bytes, if they are there and the caller's share allows it. */
        boolean take(Caller caller, long bytes) {
            return shares.take(caller, bytes, size.toBytes()) == Grant.GRANTED;
        }

        void giveBack(Caller caller, long bytes) {
            shares.giveBack(caller, bytes);
        }
    }

    private static ProblemException noMemory() {
        return Problems.OVERLOADED
                .because("Too many large bodies are in work; nothing was done, try again.")
                .retryAfter(SHORT);
    }
}
