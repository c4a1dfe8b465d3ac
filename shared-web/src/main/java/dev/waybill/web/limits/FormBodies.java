package dev.waybill.web.limits;

import jakarta.servlet.Filter;
import org.springframework.util.unit.DataSize;

/**
 * Reads the forms of a service's own filter chain. A stranger sends them, and the first filter that looks at a parameter would
 * read until the stranger has had enough: so a form is small, and has the time that every body has.
 */
public final class FormBodies {

    private static final DataSize LARGEST = DataSize.ofKilobytes(16);

    private final WholeBodies bodies;

    FormBodies(WholeBodies bodies) {
        this.bodies = bodies;
    }

    /** A filter for the chain, in front of all that look at parameters. */
    public Filter reader() {
        return bodies.ofForms(LARGEST);
    }
}
