package jp.musubi.cms.web;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.Set;

/**
 * Where people find the program. Links in mails begin with it, never with what a request claims its
 * host to be.
 */
public final class PublicAddress {
    private final URI address;
    private final Set<String> origins;

    /**
     * The address of a program.
     *
     * @param configured public address, ending in a slash; null when only this machine is served
     * @param port TCP port it listens on
     */
    public PublicAddress(@Nullable URI configured, int port) {
        String local = "http://localhost:" + port;
        this.address = configured == null ? URI.create(local + "/") : configured;
        String own = origin(address);
        this.origins = own.equals(local) ? Set.of(local, "http://127.0.0.1:" + port) : Set.of(own);
    }

    /** The address of a path of ours. */
    public String of(String path) {
        return origin(address) + path;
    }

    /** The host that people know the program by, without a port. */
    public String host() {
        return address.getHost();
    }

    /** Whether browsers come by https. */
    public boolean isSecure() {
        return address.getScheme().equals("https");
    }

    /** The origins of our own pages, as browsers write them. */
    public Set<String> origins() {
        return origins;
    }

    private static String origin(URI address) {
        boolean usual =
                address.getPort() < 0
                        || (address.getScheme().equals("https") && address.getPort() == 443)
                        || (address.getScheme().equals("http") && address.getPort() == 80);
        return address.getScheme()
                + "://"
                + address.getHost()
                + (usual ? "" : ":" + address.getPort());
    }
}
