package dev.waybill.messaging.laws;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** An instance in a process of its own. */
final class LawsMain {

    private LawsMain() {}

    public static void main(String[] arguments) {
        new SpringApplicationBuilder(LawsApplication.class)
                .web(WebApplicationType.NONE)
                .run(arguments);
    }
}
