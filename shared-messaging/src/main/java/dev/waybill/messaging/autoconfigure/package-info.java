/** Assembles the library in a Spring Boot application. */
@NullMarked
package dev.waybill.messaging.autoconfigure;

import org.jspecify.annotations.NullMarked;
