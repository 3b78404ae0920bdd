/**
 * Copies of production that hold nothing personal: decisions about every column, the strategies that mask, the worker that copies,
 * and the checks that ask whether the decisions would do the job.
 */
@NullMarked
package io.confiture.sync;

import org.jspecify.annotations.NullMarked;
