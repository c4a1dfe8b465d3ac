package dev.waybill.platform.kafka;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server;
import kafka.server.SharedServer;
import kafka.server.StandardFaultHandlerFactory;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.controller.Controller;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.raft.QuorumConfig;
import org.apache.kafka.server.ServerSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Tuple2;

/**
 * The controller and the broker of one process, as {@link KafkaRaftServer} holds them, with one difference: the broker
 * starts when the controller has fenced what is left of the broker's {@link StaleBrokerRegistration}.
 *
 * <p>{@code KafkaRaftServer} starts both at once. A killed broker then finds itself leader still, begins to load its
 * groups, is fenced, unfenced, and loads them again; when the first load ends during the second, the broker takes the
 * second for finished with nothing loaded yet, and never sets the session time-outs of the members that it loads
 * afterwards. Members that died with it keep their partitions from everybody until the next restart
 * ({@code CoordinatorRuntime} of Kafka 4.2.1 to 4.3.1).
 */
final class KafkaNode implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(KafkaNode.class);

    private final ControllerServer controller;
    private final BrokerServer broker;

    private KafkaNode(ControllerServer controller, BrokerServer broker) {
        this.controller = controller;
        this.broker = broker;
    }

    /**
     * Starts both on a formatted directory; returns when the broker accepts requests.
     *
     * @param beforeClients is done when the controller works and no client is accepted yet
     * @throws IllegalStateException when the former life is not fenced in time
     */
    static KafkaNode start(KafkaConfig config, Consumer<Controller> beforeClients) {
        Tuple2<MetaPropertiesEnsemble, BootstrapMetadata> directories =
                KafkaRaftServer.initializeLogDirs(config, log, "");
        Metrics metrics = Server.initializeMetrics(
                config, Time.SYSTEM, directories._1().clusterId().orElseThrow());
        SharedServer shared = new SharedServer(
                config,
                directories._1(),
                Time.SYSTEM,
                metrics,
                CompletableFuture.completedFuture(
                        QuorumConfig.parseVoterConnections(config.quorumConfig().voters())),
                QuorumConfig.parseBootstrapServers(config.quorumConfig().bootstrapServers()),
                new StandardFaultHandlerFactory(),
                ServerSocketFactory.INSTANCE);
        BrokerServer broker = new BrokerServer(shared);
        ControllerServer controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), directories._2());
        controller.startup();
        StaleBrokerRegistration staleRegistration = new StaleBrokerRegistration(config.nodeId());
        shared.loader().installPublishers(List.of(staleRegistration)).join();
        staleRegistration.awaitEnd();
        shared.loader().removeAndClosePublisher(staleRegistration).join();
        beforeClients.accept(controller.controller());
        broker.startup();
        return new KafkaNode(controller, broker);
    }

    void awaitShutdown() {
        broker.awaitShutdown();
        controller.awaitShutdown();
    }

    /** Stops the broker first, which hands over what it leads, and says goodbye to the controller. */
    @Override
    public void close() {
        broker.shutdown();
        controller.shutdown();
    }
}
