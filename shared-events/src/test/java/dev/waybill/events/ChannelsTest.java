package dev.waybill.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChannelsTest {

    @Test
    void thereIsOneForEachTopic() {
        assertThat(Channels.ALL).extracting(Channel::topic).containsExactlyElementsOf(Topics.ALL);
        assertThat(Channels.SOURCES).containsOnlyKeys(Topics.ALL);
    }

    @Test
    void eventsAreSentByTheirOwnerAloneAndCommandsReceivedByTheirs() {
        for (Contract<?> contract : Contracts.ALL) {
            Channel channel = Channels.ALL.stream()
                    .filter(each -> each.topic().equals(contract.topic()))
                    .findFirst()
                    .orElseThrow();
            if (contract.kind() == Contract.Kind.EVENT) {
                assertThat(channel.senders()).as(contract.name()).containsExactly(channel.owner());
            } else {
                assertThat(channel.receivers().values()).as(contract.name()).contains(channel.owner());
                assertThat(channel.senders()).as(contract.name()).isNotEmpty();
            }
        }
    }
}
