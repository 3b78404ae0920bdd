package io.confiture.assertions.pgtap;

class ClusterTwinsTest extends PgTapTwins {

    @Override
    String setup() {
        return "";
    }

    @Override
    void define() {}
}
