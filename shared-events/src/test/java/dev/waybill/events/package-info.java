/** Holds the published contracts to their schemas, their samples and their last release. */
@NullMarked
package dev.waybill.events;

import org.jspecify.annotations.NullMarked;
