package io.confiture.sql.ddl;

import io.confiture.project.SourceLocation;
import io.confiture.project.TableName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Is a constraint or unique index while the statements are followed. */
final class ConstraintDraft {
    /** The sorts of constraints; an INDEX is unique, over plain columns, and belongs to no constraint. */
    enum Kind {
        PRIMARY,
        UNIQUE,
        INDEX,
        FOREIGN,
        CHECK,
        EXCLUDE,
        NOT_NULL
    }

    final Kind kind;
    final SourceLocation location;
    /** Null until one is chosen. */
    @Nullable
    String name;

    List<String> columns = new ArrayList<>();
    /** The table that a foreign key was written with. */
    @Nullable
    TableName target;
    /** The table that this was when it was written; 0 when no statement had defined it. */
    int targetId;

    List<String> targetColumns = new ArrayList<>();
    String expression = "";
    boolean nullsNotDistinct;
    boolean deferrable;
    boolean initiallyDeferred;
    /** Whether heirs of the table do not get it. */
    boolean noInherit;

    ConstraintDraft(Kind kind, SourceLocation location) {
        this.kind = kind;
        this.location = location;
    }

    ConstraintDraft copy() {
        return copy(kind);
    }

    ConstraintDraft copy(Kind other) {
        ConstraintDraft copy = new ConstraintDraft(other, location);
        copy.name = name;
        copy.columns = new ArrayList<>(columns);
        copy.target = target;
        copy.targetId = targetId;
        copy.targetColumns = new ArrayList<>(targetColumns);
        copy.expression = expression;
        copy.nullsNotDistinct = nullsNotDistinct;
        copy.deferrable = deferrable;
        copy.initiallyDeferred = initiallyDeferred;
        copy.noInherit = noInherit;
        return copy;
    }

    boolean isKey() {
        return kind == Kind.PRIMARY || kind == Kind.UNIQUE || kind == Kind.INDEX;
    }

    boolean isNamed(String other) {
        return other.equals(name);
    }
}
