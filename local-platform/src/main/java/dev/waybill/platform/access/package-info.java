/** Secrets of this installation: random passwords, the signing key, the tokens made with it. */
@NullMarked
package dev.waybill.platform.access;

import org.jspecify.annotations.NullMarked;
