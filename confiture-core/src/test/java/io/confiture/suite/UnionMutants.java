package io.confiture.suite;

import static io.confiture.suite.SeedMutants.CATEGORY_ROWS;

import java.util.List;

/** Plants mistakes into set operations of seed files. */
final class UnionMutants {

    private UnionMutants() {}

    static List<SeedMutant> all() {
        return List.of(
                edit(
                        "a uuid of a UNION branch is none",
                        CATEGORY_ROWS,
                        "SELECT '7bc25c58-78b9-4e7a-95c4-2b8ae1d6ebce', NULL",
                        "SELECT '7bc25c58-78b9-4e7a-95c4-2b8ae1d6ebc!', NULL",
                        "level-1/20_categories.sql/uuids",
                        "level-1/20_categories.sql/union-types"),
                edit(
                        "a UNION branch lacks a column",
                        CATEGORY_ROWS,
                        "SELECT '01d66821-4bd2-405b-a8ff-2d9bc7a3e3f5', NULL, 'Garden', 3",
                        "SELECT '01d66821-4bd2-405b-a8ff-2d9bc7a3e3f5', 'Garden', 3",
                        "level-1/20_categories.sql/uuids",
                        "level-1/20_categories.sql/column-count",
                        "level-1/20_categories.sql/union-types"),
                edit(
                        "a UNION branch gives text where the others give an integer",
                        CATEGORY_ROWS,
                        "NULL, 'Workshop', 5",
                        "NULL, 'Workshop', '5'::text",
                        "level-1/20_categories.sql/union-types"),
                edit(
                        "the first UNION branch gives its NULL a type that the table cannot take",
                        CATEGORY_ROWS,
                        "::uuid, NULL::uuid, 'Kitchen', 1",
                        "::uuid, NULL::integer, 'Kitchen', 1",
                        "level-1/20_categories.sql/union-types"),
                edit(
                        "two UNION branches have NULL without a type before a third gives it one",
                        CATEGORY_ROWS,
                        """
                        ::uuid, NULL::uuid, 'Kitchen', 1
                        UNION ALL
                        SELECT '0f4571a3-185f-475b-9a28-a832f30a0dd6', NULL, 'Table', 2
                        UNION ALL
                        SELECT '01d66821-4bd2-405b-a8ff-2d9bc7a3e3f5', NULL, 'Garden', 3""",
                        """
                        ::uuid, NULL, 'Kitchen', 1
                        UNION ALL
                        SELECT '0f4571a3-185f-475b-9a28-a832f30a0dd6', NULL, 'Table', 2
                        UNION ALL
                        SELECT '01d66821-4bd2-405b-a8ff-2d9bc7a3e3f5', NULL::uuid, 'Garden', 3""",
                        "level-1/20_categories.sql/union-types"));
    }

    private static SeedMutant edit(String title, String file, String found, String planted, String... red) {
        return SeedMutants.edit(1, title, file, found, planted, red);
    }
}
