package jp.musubi.cms.fetch;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Reads small files by HTTPS. The host's name is resolved once and that address is asked, which has
 * to be one of the public internet: neither a name nor a redirect leads into the own network. Only
 * where that is asked for, this machine itself is read, too, called {@code localhost}, and there by
 * plain HTTP as well. Safe for many threads.
 */
public final class WebReader {
    /** Most bytes of a file. */
    public static final int MAX_BYTES = 10 * 1024 * 1024;

    private static final Duration WITHIN = Duration.ofSeconds(15);
    private static final int MAX_REDIRECTS = 3;
    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Set<Integer> MOVED = Set.of(301, 302, 303, 307, 308);
    private static final int FINE = 200;

    private final Duration within;
    private final SSLSocketFactory tls;
    private final boolean maySeeHere;

    /** Reads from the public internet only, each file within fifteen seconds. */
    public WebReader() {
        this(WITHIN, (SSLSocketFactory) SSLSocketFactory.getDefault(), false);
    }

    WebReader(Duration within, SSLSocketFactory tls, boolean maySeeHere) {
        this.within = within;
        this.tls = tls;
        this.maySeeHere = maySeeHere;
    }

    /**
     * Reads from this machine, too: for commands, and never for what strangers send to a server.
     */
    public static WebReader alsoHere() {
        return new WebReader(WITHIN, (SSLSocketFactory) SSLSocketFactory.getDefault(), true);
    }

    /** The same, with another time for each answer. */
    public WebReader within(Duration time) {
        return new WebReader(time, tls, maySeeHere);
    }

    /**
     * The contents of a file.
     *
     * @throws Unfetched if the address is not allowed, or nothing, too much or an error was
     *     answered, or not in time
     */
    public byte[] read(URI address) throws Unfetched {
        URI next = address;
        for (int i = 0; i <= MAX_REDIRECTS; i++) {
            check(next, false);
            HttpAnswer answer = ask(next, Question.USUAL);
            if (answer.status() == FINE) {
                return answer.body();
            }
            if (!MOVED.contains(answer.status())) {
                throw new Unfetched(Unfetched.Why.ANSWER, "the server answered " + answer.status());
            }
            next = redirect(next, answer.header("location"));
        }
        throw new Unfetched(
                Unfetched.Why.ANSWER, "the server led on more than " + MAX_REDIRECTS + " times");
    }

    /**
     * What a server answers to one question, whatever it answers. Where it leads on to is for the
     * caller to ask for. Pages are read by plain HTTP, too; the addresses that may be asked are the
     * same.
     *
     * @param agent who asks, as the server is told
     * @param maxBytes most bytes of an answer
     * @throws Unfetched if the address is not allowed, or nothing or too much was answered, or not
     *     in time
     */
    public WebAnswer ask(URI address, String agent, int maxBytes) throws Unfetched {
        check(address, true);
        HttpAnswer answer = ask(address, new Question(agent, maxBytes));
        return new WebAnswer(
                answer.status(),
                answer.header("content-type"),
                answer.header("location"),
                answer.body());
    }

    /** How it is asked. */
    private record Question(String agent, int maxBytes) {
        static final Question USUAL = new Question("Musubi/1.0", MAX_BYTES);
    }

    private void check(URI address, boolean mayBePlain) throws Unfetched {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        if (address.getHost() == null || address.getRawUserInfo() != null) {
            throw new Unfetched(Unfetched.Why.ADDRESS, "it is no address of a file in the web");
        }
        if (!scheme.equals("https")
                && !(scheme.equals("http") && (mayBePlain || isHere(address)))) {
            throw new Unfetched(Unfetched.Why.ADDRESS, "only https is trusted");
        }
    }

    private boolean isHere(URI address) {
        return maySeeHere && HERE.contains(address.getHost().toLowerCase(Locale.ROOT));
    }

    private static URI redirect(URI from, String location) throws Unfetched {
        URI to;
        try {
            to = from.resolve(location);
        } catch (IllegalArgumentException e) {
            throw new Unfetched(Unfetched.Why.ANSWER, "the server led on to no address", e);
        }
        boolean isSame =
                from.getScheme().equalsIgnoreCase(to.getScheme())
                        && from.getHost().equalsIgnoreCase(String.valueOf(to.getHost()))
                        && from.getPort() == to.getPort();
        if (location.isEmpty() || !isSame) {
            throw new Unfetched(
                    Unfetched.Why.ANSWER, "the server led on to another host, " + to.getHost());
        }
        return to;
    }

    private HttpAnswer ask(URI address, Question question) throws Unfetched {
        InetAddress machine = machine(address);
        boolean isSecure = address.getScheme().equalsIgnoreCase("https");
        int port = address.getPort() >= 0 ? address.getPort() : isSecure ? HTTPS : HTTP;
        int millis = Math.toIntExact(within.toMillis());
        try (Socket plain = new Socket();
                ScheduledExecutorService clock =
                        Executors.newSingleThreadScheduledExecutor(
                                Thread.ofPlatform().name("fetch-deadline").daemon().factory())) {
            var _ = clock.schedule(() -> close(plain), millis, TimeUnit.MILLISECONDS);
            try {
                plain.connect(new InetSocketAddress(machine, port), millis);
                plain.setSoTimeout(millis);
                return ask(address, isSecure ? secured(plain, address, port) : plain, question);
            } finally {
                clock.shutdownNow();
            }
        } catch (SocketTimeoutException e) {
            throw new Unfetched(Unfetched.Why.LATE, "the server did not answer in time", e);
        } catch (SSLException e) {
            throw new Unfetched(
                    Unfetched.Why.ENCRYPTION, "its certificate or encryption is not accepted", e);
        } catch (IOException e) {
            throw new Unfetched(Unfetched.Why.NO_ANSWER, "the server did not answer", e);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed in any case.
        }
    }

    private InetAddress machine(URI address) throws Unfetched {
        InetAddress[] all;
        try {
            all = InetAddress.getAllByName(address.getHost());
        } catch (UnknownHostException e) {
            throw new Unfetched(Unfetched.Why.HOST, "there is no host " + address.getHost(), e);
        }
        for (InetAddress one : all) {
            if (isHere(address) ? one.isLoopbackAddress() : Addresses.isPublic(one)) {
                return one;
            }
        }
        throw new Unfetched(
                Unfetched.Why.HOST,
                "the host " + address.getHost() + " is not one of the public internet");
    }

    /** TLS with the name of the host, over the connection to the address that was looked at. */
    private Socket secured(Socket plain, URI address, int port) throws IOException {
        String host = address.getHost();
        var socket = (SSLSocket) tls.createSocket(plain, host, port, true);
        var parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static HttpAnswer ask(URI address, Socket socket, Question question)
            throws IOException, Unfetched {
        String path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        String request =
                "GET %s%s HTTP/1.1\r\nHost: %s\r\nUser-Agent: %s\r\nAccept: */*\r\n"
                                .formatted(path, query, address.getRawAuthority(), question.agent())
                        + "Accept-Encoding: identity\r\nConnection: close\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        InputStream answer = new BufferedInputStream(socket.getInputStream());
        return HttpAnswer.read(answer, question.maxBytes());
    }
}
