/** A payment, what a merchant can do with it, and how it is paid. */
@NullMarked
package dev.waybill.provider.payment;

import org.jspecify.annotations.NullMarked;
