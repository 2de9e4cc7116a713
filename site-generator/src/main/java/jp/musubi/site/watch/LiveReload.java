package jp.musubi.site.watch;

import com.fasterxml.jackson.databind.ObjectMapper;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Tells the pages that are open in browsers what became of the site, as Server-Sent Events. */
final class LiveReload {
    /** Often enough to notice soon that a browser is gone. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Another run of the program is another site for a page that survived it. */
    private final String run = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);

    private State state = new State(run + ".0", "", false, List.of());
    private int builds;
    private boolean isOver;

    /**
     * What the pages should know.
     *
     * @param build names what is shown now
     * @param after names what was shown before
     * @param isStyleOnly whether nothing but the style sheet differs between the two
     * @param errors why the newest files could not be built; empty if all is well
     */
    record State(String build, String after, boolean isStyleOnly, List<String> errors) {
        State {
            errors = List.copyOf(errors);
        }
    }

    /** The name of what is shown now. */
    synchronized String build() {
        return state.build();
    }

    /** Why there is nothing newer; empty if all is well. */
    synchronized List<String> errors() {
        return state.errors();
    }

    /**
     * A build succeeded.
     *
     * @param isChanged whether any file of the site is another
     */
    synchronized void built(boolean isChanged, boolean isStyleOnly) {
        if (isChanged) {
            builds++;
            state = new State(run + "." + builds, state.build(), isStyleOnly, List.of());
        } else {
            state = new State(state.build(), state.after(), state.isStyleOnly(), List.of());
        }
        notifyAll();
    }

    /** A build failed; the site is what it was. */
    synchronized void failed(List<String> errors) {
        state = new State(state.build(), state.after(), state.isStyleOnly(), errors);
        notifyAll();
    }

    /** Lets go of everybody who listens. */
    synchronized void end() {
        isOver = true;
        notifyAll();
    }

    /**
     * Tells one page the state and everything that follows, until the end.
     *
     * @throws IOException when the page is gone
     */
    void tell(OutputStream page) throws IOException, InterruptedException {
        send(page, "retry: 500\n\n");
        State told = null;
        while (true) {
            State now = next(told);
            if (now == null) {
                return;
            }
            send(page, now.equals(told) ? ":\n\n" : "data: " + json(now) + "\n\n");
            told = now;
        }
    }

    private synchronized @Nullable State next(@Nullable State told) throws InterruptedException {
        long end = System.nanoTime() + HEARTBEAT.toNanos();
        long left = HEARTBEAT.toMillis();
        while (!isOver && left > 0 && state.equals(told)) {
            wait(left);
            left = Duration.ofNanos(end - System.nanoTime()).toMillis();
        }
        return isOver ? null : state;
    }

    private static String json(State state) throws IOException {
        return JSON.writeValueAsString(
                JSON.createObjectNode()
                        .put("build", state.build())
                        .put("after", state.after())
                        .put("styleOnly", state.isStyleOnly())
                        .set("errors", JSON.valueToTree(state.errors())));
    }

    private static void send(OutputStream page, String text) throws IOException {
        page.write(text.getBytes(StandardCharsets.UTF_8));
        page.flush();
    }
}
