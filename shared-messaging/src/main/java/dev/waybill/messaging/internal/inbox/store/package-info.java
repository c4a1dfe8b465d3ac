/** The inbox in the application's database: a partition for each day, and no more of them than its window has. */
@NullMarked
package dev.waybill.messaging.internal.inbox.store;

import org.jspecify.annotations.NullMarked;
