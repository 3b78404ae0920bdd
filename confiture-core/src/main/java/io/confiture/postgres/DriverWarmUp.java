package io.confiture.postgres;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the driver load its classes while the server is still being prepared: of the time from a fresh JVM to the first query it
 * is the largest part. To go all the way through the driver it needs somebody to talk to, so this is also a server that knows
 * just enough of the protocol to say yes ("Frontend/Backend Protocol, Message Formats" in the manual).
 */
final class DriverWarmUp {

    private static final Logger LOG = LoggerFactory.getLogger(DriverWarmUp.class);
    private static final int TIMEOUT_MILLIS = 2000;
    private static final int TEXT_OID = 25;

    private DriverWarmUp() {}

    /** Begin to warm up in a thread of its own; nothing depends on the outcome. */
    static void begin() {
        Thread thread = new Thread(DriverWarmUp::run, "confiture-driver");
        thread.setDaemon(true);
        thread.start();
    }

    static void run() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            Thread server = new Thread(() -> serve(socket), "confiture-driver-partner");
            server.setDaemon(true);
            server.start();
            Connector connector = Connector.local(socket.getLocalPort(), DataDirectory.SUPERUSER, "none");
            try (Connection connection = connector.connect("postgres")) {
                Admin.query(connection, "SELECT 1");
            }
        } catch (IOException | SQLException e) {
            LOG.debug("the driver is not warm: {}", e.getMessage());
        }
    }

    private static void serve(ServerSocket socket) {
        try (Socket client = socket.accept();
                DataInputStream in = new DataInputStream(client.getInputStream());
                DataOutputStream out = new DataOutputStream(new BufferedOutputStream(client.getOutputStream()))) {
            client.setSoTimeout(TIMEOUT_MILLIS);
            in.skipNBytes(in.readInt() - Integer.BYTES); // StartupMessage
            message(out, 'R', 0, 0, 0, 3); // AuthenticationCleartextPassword
            out.flush();
            in.skipNBytes(1);
            in.skipNBytes(in.readInt() - Integer.BYTES); // PasswordMessage
            message(out, 'R', 0, 0, 0, 0); // AuthenticationOk
            for (String parameter : new String[] {
                "server_version\0" + "18\0",
                "client_encoding\0UTF8\0",
                "DateStyle\0ISO, MDY\0",
                "integer_datetimes\0on\0",
                "standard_conforming_strings\0on\0",
                "TimeZone\0UTC\0"
            }) {
                message(out, 'S', bytes(parameter)); // ParameterStatus
            }
            message(out, 'K', 0, 0, 0, 1, 0, 0, 0, 1); // BackendKeyData
            message(out, 'Z', 'I'); // ReadyForQuery
            out.flush();
            while (in.readByte() == 'Q') {
                in.skipNBytes(in.readInt() - Integer.BYTES);
                answer(out);
            }
        } catch (IOException e) {
            LOG.debug("the driver's partner hangs up: {}", e.getMessage());
        }
    }

    /** Answer a query with one column and one row. */
    private static void answer(DataOutputStream out) throws IOException {
        // RowDescription: one field "a", no table, type text, variable length, text format.
        message(out, 'T', 0, 1, 'a', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, TEXT_OID, 255, 255, 255, 255, 255, 255, 0, 0);
        message(out, 'D', 0, 1, 0, 0, 0, 1, '1'); // DataRow
        message(out, 'C', bytes("SELECT 1\0")); // CommandComplete
        message(out, 'Z', 'I'); // ReadyForQuery
        out.flush();
    }

    private static void message(DataOutputStream out, char type, int... body) throws IOException {
        byte[] bytes = new byte[body.length];
        for (int i = 0; i < body.length; i++) {
            bytes[i] = (byte) body[i];
        }
        message(out, type, bytes);
    }

    private static void message(DataOutputStream out, char type, byte[] body) throws IOException {
        out.writeByte(type);
        out.writeInt(body.length + Integer.BYTES);
        out.write(body);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
