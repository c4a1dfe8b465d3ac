/** Tests of problem. */
@NullMarked
package dev.waybill.web.problem;

import org.jspecify.annotations.NullMarked;
