package io.confiture.project;

/** How the seed files of a project reach a database that {@code build} fills. */
public enum SeedExecution implements SettingWord {
    /** They are not applied by {@code build}: only {@code seed apply} does that. */
    CONCATENATE,
    /** {@code build} applies the schema to the database, then the seed files one by one. */
    SEQUENTIAL
}
