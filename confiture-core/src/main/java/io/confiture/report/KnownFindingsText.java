package io.confiture.report;

import io.confiture.suite.known.KnownFindingsUpdate;

/** Says to people what became of the list of known findings. */
public final class KnownFindingsText {

    private KnownFindingsText() {}

    /** Return the lines, each with its end. */
    public static String of(KnownFindingsUpdate update) {
        StringBuilder text = new StringBuilder();
        text.append(update.list().name())
                .append(": ")
                .append(counted(update.written(), "known finding"))
                .append(" of ")
                .append(counted(update.checks(), "check"))
                .append('\n');
        if (update.critical() > 0) {
            text.append(counted(update.critical(), "critical finding"))
                    .append(" not listed: what builds upon them means nothing until they are repaired\n");
        }
        if (update.aborted() > 0) {
            text.append(counted(update.aborted(), "check"))
                    .append(
                            " could not look because of what others found, and will not as long as that is only listed\n");
        }
        for (String id : update.keptFor()) {
            text.append("left as it was, since the check gave no answer: ")
                    .append(id)
                    .append('\n');
        }
        return text.toString();
    }

    private static String counted(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
