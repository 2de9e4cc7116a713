package jp.musubi.cms.office;

/** How many mails could not be sent. */
@FunctionalInterface
public interface FailedMails {
    /** No mail is sent at all, so none fails. */
    FailedMails NONE = () -> 0;

    /** The number of those that are given up or still tried. */
    int count();
}
