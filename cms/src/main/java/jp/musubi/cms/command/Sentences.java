package jp.musubi.cms.command;

import jp.musubi.cms.Settings;
import jp.musubi.cms.credential.key.KeyFault;
import jp.musubi.cms.database.StoreUnavailable;

import java.net.BindException;

/** What to tell people about a failure. */
final class Sentences {
    private Sentences() {}

    static String of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return "The port is in use: stop the other program, or choose another port with"
                        + " --port.";
            }
            if (cause instanceof StoreUnavailable) {
                return String.valueOf(cause.getMessage());
            }
        }
        if (failure instanceof Failure
                || failure instanceof Settings.Invalid
                || failure instanceof KeyFault) {
            return String.valueOf(failure.getMessage());
        }
        return "The command failed: " + failure + ". Run it with --debug to see where.";
    }
}
