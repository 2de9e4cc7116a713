package jp.musubi.cms.mail;

import org.jspecify.annotations.Nullable;

import java.net.URI;

/**
 * How mails leave the house.
 *
 * @param server {@code smtp://user:pass@host:587} (with TLS where the server offers it) or {@code
 *     smtps://…}, user and password percent-encoded; null when mails are only kept
 * @param from address that mails come from
 */
public record MailSettings(@Nullable URI server, String from) {
    /** Whether there is a mail server. */
    public boolean isSending() {
        return server != null;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "MailSettings[" + (server == null ? "" : server.getHost()) + "]";
    }
}
