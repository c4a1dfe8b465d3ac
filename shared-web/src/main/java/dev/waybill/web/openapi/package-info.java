/** What all OpenAPI documents of the platform have in common. */
@NullMarked
package dev.waybill.web.openapi;

import org.jspecify.annotations.NullMarked;
