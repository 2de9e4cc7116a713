package jp.musubi.cms.browser;

import jp.musubi.OnThisMachine;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gives each test its own browser windows, and judges afterwards what happened in them. */
final class BrowserExtension implements BeforeAllCallback, ParameterResolver, AfterEachCallback {
    private static final Pattern RUN = Pattern.compile("#(\\d+)\\]$");
    private static final Namespace OURS = Namespace.create(BrowserExtension.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        Optional<Path> program = Chromium.program();
        if (program.isEmpty()) {
            OnThisMachine.isMissing(
                    "Chromium is not installed: "
                            + context.getDisplayName()
                            + " was NOT run. On Debian: apt-get install chromium fonts-noto-cjk");
        }
        // Kept in the store of the whole run, which closes it at the end.
        context.getRoot()
                .getStore(OURS)
                .getOrComputeIfAbsent(Chromium.class, key -> Chromium.start(program.orElseThrow()));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestBrowser.class
                && context.getTestMethod().isPresent();
    }

    @Override
    public TestBrowser resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(OURS)
                .getOrComputeIfAbsent(
                        TestBrowser.class,
                        key -> new TestBrowser(chromium(context)),
                        TestBrowser.class);
    }

    private static Chromium chromium(ExtensionContext context) {
        return Objects.requireNonNull(
                context.getRoot().getStore(OURS).get(Chromium.class, Chromium.class));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        TestBrowser browser = context.getStore(OURS).get(TestBrowser.class, TestBrowser.class);
        if (browser == null) {
            return;
        }
        List<String> complaints = browser.complaints();
        Optional<Throwable> failure = context.getExecutionException();
        if (failure.isEmpty() && complaints.isEmpty()) {
            return;
        }
        browser.screenshots(name(context))
                .forEach(file -> System.err.println("What the browser showed: " + file));
        if (complaints.isEmpty()) {
            return;
        }
        var faults = new AssertionError("In the browser:\n" + String.join("\n", complaints));
        if (failure.isEmpty()) {
            throw faults;
        }
        failure.get().addSuppressed(faults);
    }

    /** A file's name for a test; of several runs with different parameters, each has its number. */
    private static String name(ExtensionContext context) {
        String name =
                "failed-"
                        + context.getRequiredTestClass().getSimpleName()
                        + "-"
                        + context.getRequiredTestMethod().getName();
        Matcher run = RUN.matcher(context.getUniqueId());
        return run.find() ? name + "-run" + run.group(1) : name;
    }
}
