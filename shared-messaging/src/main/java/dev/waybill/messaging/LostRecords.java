package dev.waybill.messaging;

/** Whether consumers of this application have missed records that no topic has any more; a bean of the library. */
public interface LostRecords {

    /**
     * How many ranges of records the consumer has missed, over all instances, that no operator has acknowledged. Records are
     * missed when retention removes them before they are read, or when their topic is deleted and created anew.
     */
    long openFor(String consumer);
}
