/** Tests of the provider, mostly over HTTP. */
@NullMarked
package dev.waybill.provider;

import org.jspecify.annotations.NullMarked;
