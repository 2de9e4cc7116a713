package jp.musubi.cms.edit;

import java.util.UUID;

/** Sends the address at which somebody says with one click that a page is still right. */
@FunctionalInterface
public interface ConfirmationMail {
    /**
     * Sends it.
     *
     * @param account to whom
     * @param group whose page it is
     * @param address good once, and for a limited time
     */
    void send(UUID account, UUID group, String address);
}
