package io.confiture.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A data directory that initdb has made and no server has touched; servers run on copies.
 *
 * @param data the directory
 * @param password the superuser's password, random per cache: other users of the machine reach the server's port, but must not
 *     become its superuser, who can run programs
 */
record DataDirectory(Path data, String password) {

    static final String SUPERUSER = "postgres";

    private static final String DATA = "data";
    private static final String SECRET = "secret";
    private static final int SECRET_BYTES = 16;
    /** Changes when what is done to a fresh data directory changes. */
    private static final String LAYOUT = "1";
    /** The password goes over loopback only, where SCRAM would cost each connection a few milliseconds for nothing. */
    private static final String HBA = """
            host all all 127.0.0.1/32 password
            host all all ::1/128 password
            """;

    /** Return the data directory for an installation, initialised once per cache. */
    static DataDirectory get(Installation installation, Path cache, ServerUser user)
            throws IOException, InterruptedException {
        List<String> options = options(installation.major());
        String key = "data-" + installation.key() + "-" + BinaryArchive.digestOf(options + HBA + LAYOUT);
        Path entry = CacheEntry.get(cache, key, directory -> initialise(installation, user, options, directory));
        return new DataDirectory(entry.resolve(DATA), Files.readString(entry.resolve(SECRET)));
    }

    private static List<String> options(int major) {
        List<String> options = new ArrayList<>(
                List.of("--username=" + SUPERUSER, "--encoding=UTF8", "--locale=C", "--no-sync", "--no-instructions"));
        if (major >= 17) {
            options.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
        }
        if (major >= 16) {
            // One iteration: the password protects for minutes, and is random.
            options.addAll(List.of("--auth=scram-sha-256", "--set=scram_iterations=1"));
        } else {
            options.add("--auth=md5");
        }
        return options;
    }

    private static void initialise(Installation installation, ServerUser user, List<String> options, Path directory)
            throws IOException, InterruptedException {
        byte[] random = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        Path secret = directory.resolve(SECRET);
        Files.writeString(secret, password);
        FileTree.closeToOthers(secret);
        FileTree.own(secret, user.owner());
        Path data = directory.resolve(DATA);
        Files.createDirectory(data);
        FileTree.closeToOthers(data);
        FileTree.own(data, user.owner());
        List<String> command = new ArrayList<>(List.of(installation.program("initdb"), "--pgdata=" + data));
        command.add("--pwfile=" + secret);
        command.addAll(options);
        Process process = ServerEnvironment.process(user.command(command)).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
        if (process.waitFor() != 0) {
            throw new PostgresException(
                    "initdb of " + installation.version() + " failed in " + directory + ": " + said);
        }
        Files.writeString(data.resolve("pg_hba.conf"), HBA);
    }
}
