package io.confiture.sync.check;

import io.confiture.check.Finding;
import io.confiture.project.SourceLocation;
import java.util.List;

/** Says which findings of decision files are about one rule: they stand where it does, or inside of it. */
final class Attribution {

    private Attribution() {}

    /** Return those findings that stand on a decision's line, or on lines that belong to it. */
    static List<Finding> about(Subject subject, List<Subject> others, List<Finding> findings) {
        SourceLocation place = subject.location();
        int end = others.stream()
                .map(Subject::location)
                .filter(o -> o.file().equals(place.file()) && o.line() > place.line())
                .mapToInt(SourceLocation::line)
                .min()
                .orElse(Integer.MAX_VALUE);
        return findings.stream()
                .filter(f -> {
                    SourceLocation where = f.location();
                    return where != null
                            && where.file().equals(place.file())
                            && (where.line() == place.line()
                                    || (where.line() > place.line()
                                            && where.line() < end
                                            && where.column() > place.column()));
                })
                .toList();
    }
}
