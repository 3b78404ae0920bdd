package io.confiture.assertions.pgtap;

class AccessTwinsTest extends PgTapTwins {

    @Override
    String setup() {
        return "";
    }

    @Override
    void define() {}
}
