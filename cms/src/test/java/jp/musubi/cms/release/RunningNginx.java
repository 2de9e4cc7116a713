package jp.musubi.cms.release;

import jp.musubi.OnThisMachine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Debian's nginx with the configuration that we ship, on a port of its own. */
final class RunningNginx implements AutoCloseable {
    private static final Path SHIPPED = Path.of("nginx/musubi.conf");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Process process;
    private final int port;

    /**
     * Starts it.
     *
     * @param folder for what it writes
     * @param site the link to the release
     * @param musubi port of our own server
     */
    RunningNginx(Path folder, Path site, int musubi) throws Exception {
        Path program = OnThisMachine.program("nginx").orElse(null);
        if (program == null) {
            OnThisMachine.isMissing(
                    "nginx is not installed, so its configuration was not tested; install Debian's"
                            + " package nginx");
            throw new AssertionError("not reached");
        }
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Path own = folder.resolve("nginx.conf");
        Files.writeString(
                own,
                """
                daemon off;
                user %2$s;
                worker_processes 2;
                pid %1$s/nginx.pid;
                error_log %1$s/error.log;
                events {}
                http {
                    access_log off;
                    client_body_temp_path %1$s/body;
                    proxy_temp_path %1$s/proxy;
                    fastcgi_temp_path %1$s/fastcgi;
                    uwsgi_temp_path %1$s/uwsgi;
                    scgi_temp_path %1$s/scgi;
                    include %1$s/musubi.conf;
                }
                """
                        .formatted(folder, System.getProperty("user.name")));
        Files.writeString(
                folder.resolve("musubi.conf"),
                Files.readString(SHIPPED)
                        .replace("server 127.0.0.1:8080;", "server 127.0.0.1:" + musubi + ";")
                        .replace("listen 80;", "listen 127.0.0.1:" + port + ";")
                        .replace("root /var/lib/musubi/site/current;", "root " + site + ";"));
        Path log = folder.resolve("start.log");
        process =
                new ProcessBuilder(
                                program.toString(),
                                "-e",
                                folder.resolve("error.log").toString(),
                                "-p",
                                folder.toString(),
                                "-c",
                                own.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        await(log);
    }

    private void await(Path log) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException e) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
        throw new AssertionError("nginx did not start: " + Files.readString(log));
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
