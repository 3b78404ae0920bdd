package io.confiture.assertions.pgtap;

class QueryTwinsTest extends PgTapTwins {

    @Override
    String setup() {
        return "";
    }

    @Override
    void define() {}
}
