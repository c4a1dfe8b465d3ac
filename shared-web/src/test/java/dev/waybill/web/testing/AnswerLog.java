package dev.waybill.web.testing;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.AccessLog;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/**
 * Compares each answer of a service with its document. It stands where Tomcat's access log does, outside of every filter, error
 * page and valve: each answer comes by once, when it is complete, also that of a request that never reaches the service. An
 * answer that could not be written, since its client went away, is none.
 */
final class AnswerLog extends ValveBase implements AccessLog {

    private final String service;
    private final DescribedAnswers described;

    AnswerLog(String service, DescribedAnswers described) {
        super(true);
        this.service = service;
        this.described = described;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
    }

    @Override
    public void log(Request request, Response response, long nanos) {
        if (!isSent(response.getCoyoteResponse())) {
            return;
        }
        SentAnswer answer = SentAnswer.of(request, response);
        ComparedAnswers.add(described.missing(answer).stream()
                .map(missing -> "%s, the document of %s misses %s".formatted(answer, service, missing))
                .toList());
    }

    private static boolean isSent(org.apache.coyote.Response response) {
        AtomicBoolean connected = new AtomicBoolean(true);
        response.action(ActionCode.IS_IO_ALLOWED, connected);
        return connected.get() && !response.isExceptionPresent();
    }

    @Override
    public void setRequestAttributesEnabled(boolean enabled) {
        // It reads none.
    }

    @Override
    public boolean getRequestAttributesEnabled() {
        return false;
    }
}
