/** Decisions of operators about many messages, carried out step by step by any instance. */
@NullMarked
package dev.waybill.messaging.internal.jobs;

import org.jspecify.annotations.NullMarked;
