package io.confiture.sql;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Plays a PostgreSQL server, just enough for psql (protocol 3, simple queries): records each query, asks for data after
 * {@code COPY .. FROM stdin} and records it, follows {@code SET standard_conforming_strings}.
 *
 * <p>What is a COPY is decided here by its own crude rule and not by the code under test.
 */
final class FakeBackend implements AutoCloseable {
    private static final Pattern COPY =
            Pattern.compile("copy\\b(?!\\s*\\()[^;]*\\bfrom\\s+std(?:in|out)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern STRINGS = Pattern.compile(
            "\\s*set\\s+(?:session\\s+)?standard_conforming_strings\\s*(?:=|to)\\s*(\\w+)\\s*;?",
            Pattern.CASE_INSENSITIVE);

    /** Ends one text; the next begins as in a new session. */
    static final String MARK = "select 'end of text'";

    /** One message of psql: a query, or the data of a COPY. */
    record Message(boolean copyData, byte[] bytes) {
        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private final ServerSocket server;
    private final Thread thread;
    private final List<Message> recording = new ArrayList<>();

    FakeBackend() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        thread = new Thread(this::serve, "fake-postgres");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return server.getLocalPort();
    }

    /** Return what was sent by connections that have ended. */
    List<Message> take() {
        synchronized (recording) {
            List<Message> taken = List.copyOf(recording);
            recording.clear();
            return taken;
        }
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                session(socket);
            } catch (EOFException | SocketException e) {
                // psql went away, or the test closed the server: both are how a session ends.
                continue;
            } catch (IOException e) {
                throw new IllegalStateException("the fake server failed", e);
            }
        }
    }

    private void session(Socket socket) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 16));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), 1 << 16));
        in.readNBytes(in.readInt() - 4);
        send(out, 'R', new byte[4]);
        parameter(out, "server_version", "15.0");
        parameter(out, "server_encoding", "UTF8");
        parameter(out, "client_encoding", "UTF8");
        parameter(out, "standard_conforming_strings", "on");
        send(out, 'K', new byte[8]);
        ready(out);
        while (true) {
            int type = in.readUnsignedByte();
            byte[] body = in.readNBytes(in.readInt() - 4);
            if (type == 'X') {
                return;
            } else if (type == 'Q') {
                query(in, out, body);
            } else {
                throw new IOException("unexpected message " + (char) type);
            }
        }
    }

    private void query(DataInputStream in, DataOutputStream out, byte[] body) throws IOException {
        byte[] query = java.util.Arrays.copyOf(body, body.length - 1);
        record(new Message(false, query));
        String text = new String(query, StandardCharsets.UTF_8);
        for (String command : text.startsWith("COPY") ? text.split(";", -1) : new String[] {text}) {
            if (COPY.matcher(command.substring(Comments.after(command))).lookingAt()) {
                copyIn(in, out);
                send(out, 'C', "COPY 1\0".getBytes(StandardCharsets.US_ASCII));
            }
        }
        if (text.equals(MARK)) {
            parameter(out, "standard_conforming_strings", "on");
        }
        Matcher strings = STRINGS.matcher(text);
        if (strings.lookingAt()) {
            String value = strings.group(1).toLowerCase(Locale.ROOT);
            parameter(out, "standard_conforming_strings", value.equals("off") ? "off" : "on");
        }
        send(out, 'C', "OK\0".getBytes(StandardCharsets.US_ASCII));
        ready(out);
    }

    private void copyIn(DataInputStream in, DataOutputStream out) throws IOException {
        send(out, 'G', new byte[] {0, 0, 0});
        out.flush();
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        while (true) {
            int type = in.readUnsignedByte();
            byte[] body = in.readNBytes(in.readInt() - 4);
            if (type == 'd') {
                data.write(body);
            } else if (type == 'c') {
                record(new Message(true, data.toByteArray()));
                return;
            } else {
                throw new IOException(
                        "unexpected message in COPY: " + (char) type + new String(body, StandardCharsets.UTF_8));
            }
        }
    }

    private void record(Message message) {
        synchronized (recording) {
            recording.add(message);
        }
    }

    private static void parameter(DataOutputStream out, String name, String value) throws IOException {
        send(out, 'S', (name + "\0" + value + "\0").getBytes(StandardCharsets.US_ASCII));
    }

    private static void ready(DataOutputStream out) throws IOException {
        send(out, 'Z', new byte[] {'I'});
        out.flush();
    }

    private static void send(DataOutputStream out, char type, byte[] body) throws IOException {
        out.write(type);
        out.writeInt(body.length + 4);
        out.write(body);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
