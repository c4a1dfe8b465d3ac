/** What every REST service of the platform shares, as Spring Boot auto-configuration. */
@NullMarked
package dev.waybill.web;

import org.jspecify.annotations.NullMarked;
