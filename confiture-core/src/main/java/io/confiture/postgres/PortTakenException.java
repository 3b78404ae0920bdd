package io.confiture.postgres;

/** Says that another program took the port between our look and the server's start. */
final class PortTakenException extends Exception {

    PortTakenException(int port) {
        super("port " + port + " was taken meanwhile");
    }
}
