/** What fields of requests must be, beyond what Jakarta Validation has. */
@NullMarked
package dev.waybill.web.validation;

import org.jspecify.annotations.NullMarked;
