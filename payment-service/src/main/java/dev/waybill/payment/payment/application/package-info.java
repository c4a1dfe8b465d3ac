/** What orders and operators do with payments: each use case locks them, calls them, saves them. */
@NullMarked
package dev.waybill.payment.payment.application;

import org.jspecify.annotations.NullMarked;
