package io.confiture.sync.copy;

import io.confiture.project.DatabaseUrl;

/** Copies in a JVM of its own: source, target, {@code resume} or {@code anew}. Says when it begins, and how it ended. */
final class RunSync {

    private RunSync() {}

    public static void main(String[] arguments) {
        Copying copying = new Copying().jobs(2).mask("big.email", "email");
        SyncRequest request = ("resume".equals(arguments[2]) ? copying.resuming() : copying)
                .request(DatabaseUrl.parse(arguments[0]), DatabaseUrl.parse(arguments[1]));
        System.out.println("started run");
        try {
            SyncResult result = SyncRun.run(request, new SyncProgress() {
                @Override
                public void phase(String what) {
                    System.out.println("phase " + what);
                }
            });
            System.out.println("ended " + result.staged() + " " + result.inconsistent());
        } catch (SyncException e) {
            System.out.println("ended " + e.kind() + " " + e.getMessage());
        }
    }
}
