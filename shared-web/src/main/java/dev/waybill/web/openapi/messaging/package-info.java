/** What a service's API has from the messaging library. */
@NullMarked
package dev.waybill.web.openapi.messaging;

import org.jspecify.annotations.NullMarked;
