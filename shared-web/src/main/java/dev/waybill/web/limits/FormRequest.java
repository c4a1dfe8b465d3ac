package dev.waybill.web.limits;

import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request whose parameters are those of its query and of the form that was read: the container reads no body a second time. */
final class FormRequest extends HttpServletRequestWrapper {

    private final Map<String, String[]> parameters;

    FormRequest(ReadRequest request, Form form) {
        super(request);
        this.parameters = Collections.unmodifiableMap(form.after(request.getParameterMap()));
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return parameters;
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(parameters.keySet());
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return parameters.get(name);
    }

    @Override
    public @Nullable String getParameter(String name) {
        String[] values = parameters.get(name);
        return values == null ? null : values[0];
    }
}
