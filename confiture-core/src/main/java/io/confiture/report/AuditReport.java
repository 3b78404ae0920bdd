package io.confiture.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/** Says what was looked at for leaks after a copy, and what was not, with the reason. */
interface AuditReport {

    /** Add lines for people. */
    void text(List<String> lines);

    /** Write the fields of an object. */
    void json(JsonGenerator json) throws IOException;
}
