package dev.waybill.messaging.laws;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Where requests come in. */
@RestController
final class Desk {

    private final Notes notes;

    Desk(Notes notes) {
        this.notes = notes;
    }

    @PostMapping("/requests/{key}")
    void send(@PathVariable String key, @RequestBody String text) {
        notes.send(key, 1, text);
    }
}
