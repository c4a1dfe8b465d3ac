/** Tests in which the service runs as a process of its own and dies, or stands still, at the worst moment. */
@NullMarked
package dev.waybill.payment.crash;

import org.jspecify.annotations.NullMarked;
