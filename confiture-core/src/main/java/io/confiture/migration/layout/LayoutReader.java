package io.confiture.migration.layout;

import io.confiture.migration.LayoutSettings;

/** Reads a directory by the rules of one tool. */
interface LayoutReader {

    /** Add the migrations, in the tool's order, and what is wrong; never throw for what files hold. */
    void read(Collector out, LayoutSettings settings);
}
