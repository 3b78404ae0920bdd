package io.confiture.suite;

/** Names a state of a project's database, as its files make it. */
public sealed interface DatabaseState {

    /** Is a database with the project's prerequisites ({@code throwaway.setup}) and nothing else. */
    record Empty() implements DatabaseState {
        @Override
        public String toString() {
            return "empty";
        }
    }

    /** Is what the schema files build; in a project without such files, what all migrations make. */
    record Schema() implements DatabaseState {
        @Override
        public String toString() {
            return "schema";
        }
    }

    /** Is {@link Schema} with the seeds of the environment in it, and where the project has prep seeds those, resolved. */
    record Seeded() implements DatabaseState {
        @Override
        public String toString() {
            return "schema and seeds";
        }
    }

    /**
     * Is what the migrations up to one of them make of an empty database, that one included.
     *
     * @param target its version, in any form that means the same to the project's tool, or its id
     */
    record AfterMigration(String target) implements DatabaseState {
        @Override
        public String toString() {
            return "after migration " + target;
        }
    }

    /** Is what all migrations make of an empty database. */
    record AfterAllMigrations() implements DatabaseState {
        @Override
        public String toString() {
            return "after all migrations";
        }
    }

    /** Name the state before the first file. */
    static DatabaseState empty() {
        return new Empty();
    }

    /** Name the state that the schema files build. */
    static DatabaseState schema() {
        return new Schema();
    }

    /** Name the state that the schema files and the environment's seeds make. */
    static DatabaseState seeded() {
        return new Seeded();
    }

    /** Name the state after a migration. */
    static DatabaseState afterMigration(String target) {
        return new AfterMigration(target);
    }

    /** Name the state after the last migration. */
    static DatabaseState afterAllMigrations() {
        return new AfterAllMigrations();
    }
}
