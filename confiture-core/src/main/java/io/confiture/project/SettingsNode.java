package io.confiture.project;

import java.util.List;

/** A piece of a settings file with its place: what is left of YAML once tags, anchors and variables are dealt with. */
sealed interface SettingsNode {

    /** Return where the piece begins. */
    SourceLocation location();

    /** Name the kind of the piece in words for a message. */
    String kind();

    /**
     * One value.
     *
     * @param type what YAML takes it for
     * @param text the value after variables were put in
     * @param shown the value as it stands in the file: the only form that messages may print
     */
    record Scalar(SourceLocation location, Type type, String text, String shown) implements SettingsNode {
        enum Type {
            NOTHING,
            BOOLEAN,
            NUMBER,
            TEXT,
            /** Something is wrong with the value and was reported; nothing more is said about it. */
            BROKEN
        }

        @Override
        public String kind() {
            return switch (type) {
                case NOTHING -> "nothing";
                case BOOLEAN -> "a boolean";
                case NUMBER -> "a number";
                case TEXT -> "a text";
                case BROKEN -> "an unusable value";
            };
        }
    }

    /** A sequence. */
    record Items(SourceLocation location, List<SettingsNode> values) implements SettingsNode {
        @Override
        public String kind() {
            return "a list";
        }
    }

    /** A mapping, without duplicate names. */
    record Fields(SourceLocation location, List<Field> values) implements SettingsNode {
        @Override
        public String kind() {
            return "a mapping";
        }
    }

    /** One name of a mapping with its value. */
    record Field(SourceLocation location, String name, SettingsNode value) {}

    /** Tell whether the value was reported already. */
    default boolean isBroken() {
        return this instanceof Scalar scalar && scalar.type() == Scalar.Type.BROKEN;
    }

    /** Tell whether nothing was written here ({@code key:} or {@code ~}), which means the default. */
    default boolean isNothing() {
        return this instanceof Scalar scalar && scalar.type() == Scalar.Type.NOTHING;
    }
}
