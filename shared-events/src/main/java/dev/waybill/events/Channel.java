package dev.waybill.events;

import java.util.Map;
import java.util.Set;

/**
 * Who may send and who receives on a topic. A service stands for itself by its name; the CloudEvents source of what it sends is a
 * slash and that name.
 *
 * @param topic the Kafka topic
 * @param owner the service that declares it: the sender of events, the receiver of commands
 * @param senders the services that send on it, the owner alone on a topic of events
 * @param receivers the consumer groups that read it, each with its service
 */
public record Channel(String topic, String owner, Set<String> senders, Map<String, String> receivers) {}
