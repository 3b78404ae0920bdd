/** How results look: the only room that turns outcomes into text and files. */
@org.jspecify.annotations.NullMarked
package io.confiture.report;
