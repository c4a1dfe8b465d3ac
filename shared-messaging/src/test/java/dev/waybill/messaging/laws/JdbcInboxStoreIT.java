package dev.waybill.messaging.laws;

import dev.waybill.messaging.spi.InboxStore;
import dev.waybill.messaging.spi.InboxStoreContract;
import org.junit.jupiter.api.AfterAll;
import org.springframework.transaction.support.TransactionTemplate;

class JdbcInboxStoreIT extends InboxStoreContract {

    private static final World WORLD = new World();
    private static final Node NODE =
            WORLD.start("waybill.messaging.relay.enabled=false", "waybill.messaging.consumers.enabled=false");

    @Override
    protected InboxStore store() {
        return NODE.context().getBean(InboxStore.class);
    }

    @Override
    protected String consumer() {
        return "contract";
    }

    @Override
    protected boolean servesOneConsumer() {
        return false;
    }

    @Override
    protected TransactionTemplate transactions() {
        return NODE.notes().transactions();
    }

    @AfterAll
    static void stop() {
        WORLD.close();
    }
}
