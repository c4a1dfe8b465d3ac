package dev.waybill.system.nemesis;

import static org.awaitility.Awaitility.await;

import dev.waybill.system.platform.Signals;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** All instances of a service stop, and find their offsets set back when they start again. */
record Rewind(List<String> instances, String group, int by) implements Fault {

    @Override
    public int inject(FaultContext context) throws Exception {
        List<ProcessHandle> processes = instances.stream()
                .map(it -> ProcessHandle.of(context.processes().pid(it)).orElseThrow())
                .toList();
        processes.forEach(process -> Signals.send("TERM", process.pid()));
        processes.forEach(process -> process.onExit().join());
        try (Admin admin = Admin.create(context.address().kafka())) {
            await("the offsets of " + group + " to be set back")
                    .atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(100))
                    .ignoreException(ExecutionException.class)
                    .until(() -> setBack(admin));
        }
        return 0;
    }

    private boolean setBack(Admin admin) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> back = new HashMap<>();
        admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get()
                .forEach((partition, at) -> back.put(partition, new OffsetAndMetadata(Math.max(0, at.offset() - by))));
        admin.alterConsumerGroupOffsets(group, back).all().get();
        return true;
    }

    @Override
    public String toString() {
        return group + " by " + by;
    }
}
