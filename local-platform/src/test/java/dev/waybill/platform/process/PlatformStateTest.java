package dev.waybill.platform.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.platform.process.PlatformState.Identity;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PlatformStateTest {

    @Test
    void knowsALivingProcessByItsIdAndStart() {
        Identity myself = Identity.of(ProcessHandle.current());

        assertThat(myself.process()).contains(ProcessHandle.current());
    }

    @Test
    void doesNotTakeAnotherProcessWithTheSameIdForItsOwn() {
        Identity myself = Identity.of(ProcessHandle.current());
        Identity predecessor = new Identity(myself.pid(), myself.startedAt().minus(Duration.ofHours(1)));

        assertThat(predecessor.process()).isEmpty();
    }
}
