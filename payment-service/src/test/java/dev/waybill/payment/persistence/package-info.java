/** Tests of the SQL, on a real PostgreSQL as the app role. */
@NullMarked
package dev.waybill.payment.persistence;

import org.jspecify.annotations.NullMarked;
