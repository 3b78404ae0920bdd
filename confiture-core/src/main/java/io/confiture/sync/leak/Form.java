package io.confiture.sync.leak;

/**
 * Is a form in which something can stand in a text, letters and digits only.
 *
 * @param needle what stands there
 * @param encoding in which form
 * @param text how that looks in a text that was folded and squeezed
 */
record Form(Needle needle, Encoding encoding, String text) {}
