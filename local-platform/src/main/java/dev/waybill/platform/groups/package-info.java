/** Consumer groups of a Kafka cluster, of this platform or of any other: how far they are, and setting them back. */
@NullMarked
package dev.waybill.platform.groups;

import org.jspecify.annotations.NullMarked;
