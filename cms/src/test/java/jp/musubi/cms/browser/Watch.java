package jp.musubi.cms.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Writes down what windows ask for, and what goes wrong in them. */
final class Watch {
    private static final int FIRST_FAULTY_STATUS = 400;
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost");
    private static final Set<String> WITHOUT_A_MACHINE = Set.of("data", "blob", "about", "file");

    /** What a page no longer waits for because somebody went on to the next one. */
    private static final String LEFT_BEHIND = "net::ERR_ABORTED";

    /** The browser's own line about an answer that is written down with its address anyway. */
    private static final String SAID_OF_ANSWERS = "Failed to load resource";

    private final List<String> addresses = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    void over(BrowserContext context) {
        context.onConsoleMessage(this::said);
        context.onDialog(this::opened);
        context.onWebError(fault ->
                complaints.add("uncaught in " + fault.page().url() + ": " + fault.error()));
        context.onRequest(this::asked);
        context.onResponse(this::answered);
        context.onRequestFailed(this::failed);
    }

    /** Every address that was asked for, in order. */
    List<String> addresses() {
        return List.copyOf(addresses);
    }

    /** Everything that went wrong, in order, each with its page or address. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Breaches of a page's Content-Security-Policy are said on the console, too. */
    private void said(ConsoleMessage message) {
        if (message.type().equals("error") && !message.text().startsWith(SAID_OF_ANSWERS)) {
            complaints.add("console error at " + message.location() + ": " + message.text());
        }
    }

    /** No page of ours opens one: a script that somebody brought did. */
    private void opened(Dialog dialog) {
        complaints.add("a dialog said: " + dialog.message());
        dialog.dismiss();
    }

    private void asked(Request request) {
        addresses.add(request.url());
        URI address = URI.create(request.url());
        if (!WITHOUT_A_MACHINE.contains(address.getScheme())
                && !THIS_MACHINE.contains(address.getHost())) {
            complaints.add("a request to another machine: " + request.url());
        }
    }

    private void answered(Response response) {
        if (response.status() >= FIRST_FAULTY_STATUS) {
            complaints.add(
                    response.status()
                            + " for "
                            + response.request().method()
                            + " "
                            + response.url());
        }
    }

    private void failed(Request request) {
        if (!LEFT_BEHIND.equals(request.failure())) {
            complaints.add("no answer for " + request.url() + ": " + request.failure());
        }
    }
}
