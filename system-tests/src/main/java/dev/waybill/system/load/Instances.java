package dev.waybill.system.load;

import java.net.URI;
import java.util.List;
import java.util.Map;

/** Where the instances of each service answer; a caller who gets no answer from one calls the next. */
public record Instances(Map<String, List<URI>> addresses) {

    URI of(String service, int attempt) {
        List<URI> all = addresses.getOrDefault(service, List.of());
        return all.get(Math.floorMod(attempt, all.size()));
    }
}
