package io.confiture.migration;

import org.jspecify.annotations.Nullable;

/** Says why a migration cannot be taken back. */
public final class WayBack {

    private WayBack() {}

    /** Return the reason, as the end of a sentence that names the migration; null when it can be. */
    public static @Nullable String obstacle(Down down) {
        if (down instanceof Down.Scripts scripts) {
            return scripts.scripts().stream().anyMatch(s -> s.defect() != null)
                    ? "has a down script that must not be run: " + defect(scripts)
                    : null;
        }
        if (down instanceof Down.Code) {
            return null;
        }
        if (down instanceof Down.DeclaredIrreversible declared) {
            return "is declared irreversible" + (declared.reason().isBlank() ? "" : ": " + declared.reason());
        }
        if (down instanceof Down.NotSql step) {
            return "has a way back that is " + step.what();
        }
        return down instanceof Down.NotApplicable none
                ? "cannot be taken back: " + none.reason()
                : "has no down script";
    }

    private static String defect(Down.Scripts scripts) {
        return scripts.scripts().stream()
                .map(Script::defect)
                .filter(java.util.Objects::nonNull)
                .map(defect -> defect.message())
                .findFirst()
                .orElse("");
    }
}
