package io.confiture.assertions;

import io.confiture.assertions.json.JsonAssert;
import io.confiture.assertions.json.JsonDocument;
import io.confiture.assertions.migration.MigrationAssert;
import io.confiture.assertions.migration.MigrationFailureAssert;
import io.confiture.assertions.migration.MigrationResult;
import io.confiture.assertions.migration.MigrationSandbox;
import io.confiture.assertions.source.DatabaseSource;
import io.confiture.assertions.source.Nesting;
import io.confiture.suite.MigrationFailedException;
import java.sql.Connection;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.assertj.core.api.Assert;
import org.assertj.core.api.ListAssert;
import org.assertj.core.api.StandardSoftAssertionsProvider;

/** Begins soft assertions: all of them are asked, and {@link #assertAll()} tells every one that failed. */
public interface ConfitureSoftAssertionsProvider extends StandardSoftAssertionsProvider {

    /** Assert softly on a database; see {@link ConfitureAssertions#assertThat(DataSource)}. */
    default DatabaseAssert assertThat(DataSource database) {
        return soft(DatabaseSource.of(database));
    }

    /** Assert softly on what one connection sees; see {@link ConfitureAssertions#assertThat(Connection)}. */
    default DatabaseAssert assertThat(Connection connection) {
        return soft(DatabaseSource.of(connection));
    }

    /** Assert softly on JSON; see {@link ConfitureAssertions#assertThatJson(String)}. */
    default JsonAssert assertThatJson(String json) {
        return proxy(JsonAssert.class, JsonDocument.class, JsonDocument.parse("JSON", json, nesting()));
    }

    /** Assert softly on the database of a sandbox; see {@link ConfitureAssertions#assertThat(MigrationSandbox)}. */
    default DatabaseAssert assertThat(MigrationSandbox sandbox) {
        return assertThat(sandbox.source());
    }

    /** Assert softly on why a migration failed; see {@link ConfitureAssertions#assertThat(MigrationFailedException)}. */
    default MigrationFailureAssert assertThat(MigrationFailedException failure) {
        return proxy(MigrationFailureAssert.class, MigrationFailedException.class, failure);
    }

    /** Assert softly on what a migration of a sandbox did; see {@link ConfitureAssertions#assertThat(MigrationResult)}. */
    default MigrationAssert assertThat(MigrationResult migration) {
        return proxy(
                MigrationAssert.class,
                MigrationResult.class,
                migration.asking(migration.source().nesting(nesting())));
    }

    private DatabaseAssert soft(DatabaseSource source) {
        return proxy(DatabaseAssert.class, DatabaseSource.class, source.nesting(nesting()));
    }

    private Nesting nesting() {
        ConfitureSoftAssertionsProvider provider = this;
        return new Nesting() {
            @Override
            @SuppressWarnings({"unchecked", "rawtypes"}) // every A is an Assert on a T, which Nesting cannot say
            public <A, T> A nest(Class<A> type, Class<T> actualType, T actual, Function<T, A> constructor) {
                return (A) provider.proxy((Class<Assert>) (Class) type, (Class) actualType, actual);
            }

            @Override
            public ListAssert<String> list(List<String> actual) {
                return provider.assertThat(actual);
            }

            @Override
            public void report(AssertionError failure) {
                provider.collectAssertionError(failure);
            }
        };
    }
}
