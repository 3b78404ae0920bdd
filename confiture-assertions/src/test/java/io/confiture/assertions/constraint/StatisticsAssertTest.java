package io.confiture.assertions.constraint;

import static io.confiture.assertions.ConfitureAssertions.assertThat;
import static io.confiture.assertions.constraint.StatisticsKind.DEPENDENCIES;
import static io.confiture.assertions.constraint.StatisticsKind.MCV;
import static io.confiture.assertions.constraint.StatisticsKind.NDISTINCT;
import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.assertions.Failing;
import io.confiture.assertions.TestDatabase;
import io.confiture.assertions.relation.TableAssert;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class StatisticsAssertTest {
    private static final TestDatabase DATABASE = TestDatabase.with("""
        create schema counted;
        create table addresses (zip text, city text, street text);
        create statistics counted.zips (ndistinct, mcv) on zip, lower(city), street from addresses;
        create statistics cities on upper(city) from addresses;
        create statistics everything on zip, street from addresses;
        comment on statistics counted.zips is 'correlated';
        """);

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    private static TableAssert addresses() {
        return assertThat(DATABASE.source()).table("addresses");
    }

    private static String fails(Consumer<TableAssert> assertion) {
        return Failing.message(() -> assertion.accept(addresses()));
    }

    @Test
    void columns_kinds_owner_and_comment_can_be_asked_for() {
        addresses()
                .hasStatistics("zips")
                .doesNotHaveStatistics("streets")
                .statistics("zips")
                .hasColumns("street", "LOWER(city)", "zip")
                .hasKinds(MCV, NDISTINCT)
                .isOwnedBy("postgres")
                .hasComment("correlated");
        addresses().statistics("cities").hasColumns("upper(city)").hasKinds().hasNoComment();
        addresses().statistics("everything").hasColumns("zip", "street").hasKinds(MCV, NDISTINCT, DEPENDENCIES);
        addresses().statisticsObjects().containsExactly("cities", "everything", "zips");
    }

    @Test
    void what_differs_is_told() {
        assertThat(fails(addresses -> addresses.statistics("zips").hasColumns("zip", "city", "street")))
                .contains("statistics object public.addresses.zips", "[\"zip\", \"street\", \"lower(city)\"]");
        assertThat(fails(addresses -> addresses.statistics("everything").hasColumns("zip")))
                .contains("to have the columns");
        assertThat(fails(addresses -> addresses.statistics("zips").hasKinds(MCV)))
                .contains("to have the kinds", "[MCV]", "[NDISTINCT, MCV]");
        assertThat(fails(addresses -> addresses.statistics("zips").isOwnedBy("nobody")))
                .contains("owner");
        assertThat(fails(addresses -> addresses.statistics("zips").hasComment("x")))
                .contains("correlated");
        assertThat(fails(addresses -> addresses.statistics("zips").hasNoComment()))
                .contains("correlated");
        assertThat(fails(addresses -> addresses.statistics("zip"))).contains("did you mean zips?");
        assertThat(fails(addresses -> addresses.hasStatistics("zip"))).contains("did you mean zips?");
        assertThat(fails(addresses -> addresses.doesNotHaveStatistics("zips")))
                .contains("not to have statistics object");
    }
}
