/** What a platform consists of: its services, their instances, and what they share. */
@NullMarked
package dev.waybill.platform.topology;

import org.jspecify.annotations.NullMarked;
