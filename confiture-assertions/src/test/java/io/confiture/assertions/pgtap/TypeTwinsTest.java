package io.confiture.assertions.pgtap;

class TypeTwinsTest extends PgTapTwins {

    @Override
    String setup() {
        return "";
    }

    @Override
    void define() {}
}
