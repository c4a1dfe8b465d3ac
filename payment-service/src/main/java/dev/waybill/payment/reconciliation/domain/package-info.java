/** The provider's settlement of a day, compared with our payments. */
@NullMarked
package dev.waybill.payment.reconciliation.domain;

import org.jspecify.annotations.NullMarked;
