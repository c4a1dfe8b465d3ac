package dev.waybill.system.restore;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RunbookTest {

    private final Runbook runbook = Runbook.named("restore-from-backup.md");

    @Test
    void hasTheStepsOfARestoreInTheirOrder() {
        assertThat(runbook.steps("settings", "reconcile"))
                .containsExactly(
                        "settings",
                        "back up",
                        "stop",
                        "restore",
                        "epoch",
                        "rewind",
                        "products",
                        "start",
                        "without order",
                        "reconcile");
    }

    @Test
    void consistsOfBlocksThatBashCanRead() {
        runbook.steps("settings", "reconcile").forEach(runbook::read);
    }
}
