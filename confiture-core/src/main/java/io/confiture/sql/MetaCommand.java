package io.confiture.sql;

import io.confiture.project.SourceLocation;

/**
 * Holds one psql command of a script, such as {@code \echo done}: from its backslash up to the next command or the line's
 * end.
 *
 * @param source the text of which this is a part
 * @param start the offset of the backslash
 * @param end the offset after the last character
 * @param name the command with its backslash, such as {@code \ir}
 * @param argument the text after the name as it stands there, without blanks around; empty if there is none
 * @param treatment what is done with it
 * @param reason why it is refused, as the rest of a sentence that begins with its name; empty otherwise
 * @param insideStatement whether it stands between the first token of a statement and its end sign
 */
public record MetaCommand(
        SqlSource source,
        int start,
        int end,
        String name,
        String argument,
        Treatment treatment,
        String reason,
        boolean insideStatement)
        implements Piece {

    /** Says what is done with a psql command. */
    public enum Treatment {
        /** It changes nothing that is sent to the server: psql's own output, or the sending of a statement. */
        IGNORED,
        /** It names a file whose statements come in its place. */
        INCLUDE,
        /** Without psql it cannot be honoured, or it must not be; {@link MetaCommand#reason()} says why. */
        REFUSED
    }

    MetaCommand movedTo(SqlSource other, int by) {
        return new MetaCommand(other, start - by, end - by, name, argument, treatment, reason, insideStatement);
    }

    /** Tell whether this must not be run over in silence. */
    public boolean refused() {
        return treatment == Treatment.REFUSED;
    }

    /** Tell whether the file that this includes is named relative to the including file. */
    public boolean relativeToFile() {
        return name.equals("\\ir") || name.equals("\\include_relative");
    }

    /** Return the place of the backslash. */
    public SourceLocation location() {
        return source.location(start);
    }

    @Override
    public String toString() {
        return (argument.isEmpty() ? name : name + " " + argument) + " at " + location();
    }
}
