package io.confiture.junit;

import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.support.hierarchical.EngineExecutionContext;

/**
 * Holds what running tests need of the request.
 *
 * @param listener takes what a test has to tell besides its verdict
 */
record RunContext(EngineExecutionListener listener) implements EngineExecutionContext {}
