package jp.musubi.site.load;

import jp.musubi.content.model.ContentModels;
import jp.musubi.content.snapshot.InvalidSnapshot;
import jp.musubi.content.snapshot.Read;
import jp.musubi.content.snapshot.SnapshotReader;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A snapshot that a CMS or a file server hands out over http. */
final class AddressSource implements SnapshotSource {
    private static final int MAX_CONNECT_SECONDS = 20;

    /** Until the first byte of an answer; a large snapshot may then take as long as it needs. */
    private static final int MAX_ANSWER_SECONDS = 120;

    private final URI address;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .connectTimeout(Duration.ofSeconds(MAX_CONNECT_SECONDS))
                    .build();

    AddressSource(URI address) {
        this.address = address;
    }

    @Override
    public Read read() throws InvalidSnapshot, IOException {
        HttpResponse<InputStream> answer = ask("GET", address, BodyHandlers.ofInputStream());
        try (InputStream in = answer.body()) {
            if (answer.statusCode() != 200) {
                throw new IOException(
                        address
                                + " answered with status "
                                + answer.statusCode()
                                + " instead of a snapshot");
            }
            return SnapshotReader.read(in, address.toString(), ContentModels.bundled());
        }
    }

    @Override
    public Optional<AssetFile> asset(String file) throws IOException {
        for (URI place : places(file)) {
            HttpResponse<Void> answer = ask("HEAD", place, BodyHandlers.discarding());
            if (answer.statusCode() == 200) {
                return Optional.of(new RemoteAsset(place, version(answer)));
            }
        }
        return Optional.empty();
    }

    /** Beside the snapshot as a file server has it, else at the root as a site has it. */
    private List<URI> places(String file) {
        return List.of(address.resolve(file), address.resolve("/" + file));
    }

    private static String version(HttpResponse<?> answer) {
        String tag = answer.headers().firstValue("ETag").orElse("");
        String changed = answer.headers().firstValue("Last-Modified").orElse("");
        String size = answer.headers().firstValue("Content-Length").orElse("");
        return (tag + " " + changed + " " + size).replaceAll("[\\t\\r\\n]", " ");
    }

    private <T> HttpResponse<T> ask(String method, URI uri, BodyHandler<T> body)
            throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(uri)
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .timeout(Duration.ofSeconds(MAX_ANSWER_SECONDS))
                        .build();
        try {
            return client.send(request, body);
        } catch (IOException e) {
            throw new IOException(uri + " cannot be reached: " + reason(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while reading " + uri, e);
        }
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private final class RemoteAsset implements AssetFile {
        private final URI place;
        private final String version;

        RemoteAsset(URI place, String version) {
            this.place = place;
            this.version = version;
        }

        @Override
        public String version() {
            return version;
        }

        @Override
        public InputStream open() throws IOException {
            HttpResponse<InputStream> answer = ask("GET", place, BodyHandlers.ofInputStream());
            if (answer.statusCode() != 200) {
                answer.body().close();
                throw new IOException(place + " answered with status " + answer.statusCode());
            }
            return answer.body();
        }
    }
}
