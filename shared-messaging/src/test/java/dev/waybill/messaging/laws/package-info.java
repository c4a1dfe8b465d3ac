/** The laws of messaging, each as a test that fails when the law is broken. */
@NullMarked
package dev.waybill.messaging.laws;

import org.jspecify.annotations.NullMarked;
