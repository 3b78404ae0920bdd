package io.confiture.assertions.pgtap;

class RoutineTwinsTest extends PgTapTwins {

    @Override
    String setup() {
        return "";
    }

    @Override
    void define() {}
}
