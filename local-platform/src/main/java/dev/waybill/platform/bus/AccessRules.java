package dev.waybill.platform.bus;

import static org.apache.kafka.common.acl.AclOperation.ALL;
import static org.apache.kafka.common.acl.AclOperation.ALTER_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.IDEMPOTENT_WRITE;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.apache.kafka.common.resource.ResourceType.CLUSTER;
import static org.apache.kafka.common.resource.ResourceType.GROUP;
import static org.apache.kafka.common.resource.ResourceType.TOPIC;
import static org.apache.kafka.common.resource.ResourceType.TRANSACTIONAL_ID;

import dev.waybill.events.Channel;
import dev.waybill.events.Channels;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.Resource;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * What everybody may do, read from the contracts. A topic is written by those who send on it, read by those who receive on it, each in
 * its own group, and created by provisioning. What no rule allows is refused.
 */
public final class AccessRules {

    private static final String ANY = ResourcePattern.WILDCARD_RESOURCE;

    private final Set<AclBinding> rules = new LinkedHashSet<>();

    private AccessRules() {}

    /** All rules of the platform. */
    public static Set<AclBinding> all() {
        AccessRules access = new AccessRules();
        Channels.ALL.forEach(access::channel);
        access.operator();
        access.guest();
        return Set.copyOf(access.rules);
    }

    private void channel(Channel channel) {
        String topic = channel.topic();
        channel.senders().forEach(sender -> allow(sender, TOPIC, topic, WRITE));
        allow(channel.owner(), TOPIC, topic, DESCRIBE, DESCRIBE_CONFIGS);
        channel.receivers().forEach((group, service) -> {
            allow(service, TOPIC, topic, READ, DESCRIBE_CONFIGS);
            allow(service, GROUP, group, READ);
            // The relay opens an idempotent producer, also where it has nothing to send: refused, it would try without
            // a pause.
            allow(service, CLUSTER, Resource.CLUSTER_NAME, IDEMPOTENT_WRITE);
            deny(Logins.GUEST, GROUP, group);
        });
        allow(Logins.PROVISIONING, TOPIC, topic, CREATE, DESCRIBE, DESCRIBE_CONFIGS, ALTER_CONFIGS);
        deny(Logins.GUEST, TOPIC, topic);
    }

    private void operator() {
        allow(Logins.OPERATOR, TOPIC, ANY, READ, DESCRIBE_CONFIGS);
        allow(Logins.OPERATOR, GROUP, ANY, READ);
        allow(Logins.OPERATOR, CLUSTER, Resource.CLUSTER_NAME, DESCRIBE);
    }

    /** A denial counts more than a permission. */
    private void guest() {
        allow(Logins.GUEST, TOPIC, ANY, ALL);
        allow(Logins.GUEST, GROUP, ANY, ALL);
        allow(Logins.GUEST, TRANSACTIONAL_ID, ANY, ALL);
    }

    private void allow(String user, ResourceType type, String name, AclOperation... operations) {
        for (AclOperation operation : operations) {
            rules.add(rule(user, type, name, operation, AclPermissionType.ALLOW));
        }
    }

    private void deny(String user, ResourceType type, String name) {
        rules.add(rule(user, type, name, ALL, AclPermissionType.DENY));
    }

    private static AclBinding rule(
            String user, ResourceType type, String name, AclOperation operation, AclPermissionType permission) {
        return new AclBinding(
                new ResourcePattern(type, name, PatternType.LITERAL),
                new AccessControlEntry("User:" + user, ANY, operation, permission));
    }
}
