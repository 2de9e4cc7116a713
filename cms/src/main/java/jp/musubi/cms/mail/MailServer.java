package jp.musubi.cms.mail;

/** Where mails are handed over. */
@FunctionalInterface
interface MailServer {
    /**
     * Hands a mail over and returns once the server took it.
     *
     * @throws NotTaken if it did not
     */
    void send(Mail mail) throws NotTaken;

    /** A mail that the server did not take. */
    final class NotTaken extends Exception {
        private final boolean forGood;

        /**
         * A failure.
         *
         * @param reason what the server said, for people who run the system
         * @param forGood whether trying again is useless
         */
        NotTaken(String reason, boolean forGood) {
            super(reason);
            this.forGood = forGood;
        }

        boolean isForGood() {
            return forGood;
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }
}
