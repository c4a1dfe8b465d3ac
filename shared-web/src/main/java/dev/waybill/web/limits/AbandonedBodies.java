package dev.waybill.web.limits;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/** Lets Tomcat close the connection of a body that did not come in time: otherwise it would read on, to the body's end. */
final class AbandonedBodies extends ValveBase {

    static final String ABANDONED = AbandonedBodies.class.getName() + ".abandoned";

    AbandonedBodies() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        if (request.getAttribute(ABANDONED) != null) {
            request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }
}
