package io.confiture.migration.layout;

import io.confiture.migration.Layout;
import io.confiture.migration.TransactionMode;
import org.jspecify.annotations.Nullable;

/** Holds what differs between the tools that keep two files per migration. */
interface PairRules {

    Layout layout();

    /** Say what is wrong with a version, or return null when the tool can read it. */
    @Nullable
    String invalid(String version);

    /** Compare two versions that are valid. */
    int compare(String one, String other);

    /** Say whether {@code 1_name.sql}, without a side, is a migration. */
    boolean allowsSingleFiles();

    /** Say how the tool runs this file; note markers that do not work. */
    TransactionMode transaction(FileText text, Collector out);

    /** Say what happens when two migrations have one version, as the end of a sentence. */
    String onDuplicate();
}
