/** Refuses, before anything is done, requests that say something the operation does not understand. */
@NullMarked
package dev.waybill.web.strict;

import org.jspecify.annotations.NullMarked;
