/** A small service that uses all of shared-web, and the tests that call it over HTTP. */
@NullMarked
package dev.waybill.web;

import org.jspecify.annotations.NullMarked;
