package jp.musubi.cms.command;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Looks whether a port can be listened on, before long work is begun for it. */
final class Ports {
    private Ports() {}

    static void free(String host, int port) throws Failure {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port));
        } catch (IOException | IllegalArgumentException e) {
            throw new Failure(
                    "The port "
                            + port
                            + " cannot be used ("
                            + e.getMessage()
                            + "): stop the program that uses it, or choose another with --port"
                            + " (mvn: -Dmusubi.port=…).",
                    e);
        }
    }
}
