package dev.waybill.web.shop;

import dev.waybill.web.precondition.ETags;
import dev.waybill.web.precondition.Preconditions;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Something to read and change under conditions. */
@RestController
@RequestMapping("/v1/parcels/{parcelId}/label")
class LabelController {

    record Label(String text, long version) {

        String tag() {
            return ETags.tag(version);
        }
    }

    private final Map<UUID, Label> labels = new ConcurrentHashMap<>();

    @GetMapping
    ResponseEntity<Label> label(@PathVariable UUID parcelId) {
        Label label = labels.getOrDefault(parcelId, new Label("", 0));
        return ETags.ok(label.tag(), label);
    }

    @PutMapping
    Label relabel(@PathVariable UUID parcelId, Preconditions preconditions, @RequestBody Map<String, String> body) {
        String text = body.getOrDefault("text", "");
        return labels.compute(parcelId, (_, known) -> {
            if (known == null) {
                preconditions.requireNothing();
                return new Label(text, 1);
            }
            preconditions.require(known.tag());
            return new Label(text, known.version() + 1);
        });
    }
}
