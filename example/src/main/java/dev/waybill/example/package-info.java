/** The messaging library in use, in as few lines as possible. */
@NullMarked
package dev.waybill.example;

import org.jspecify.annotations.NullMarked;
