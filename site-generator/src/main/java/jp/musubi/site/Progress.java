package jp.musubi.site;

/** Hears how a build gets on. Safe to call from any thread. */
public interface Progress {
    /**
     * A step begins.
     *
     * @param step its name
     * @param total how many things it will do; 0 if it is not known
     */
    void begun(String step, int total);

    /** One more thing of the current step is done. */
    void advanced();

    /** The current step is over. */
    void ended();

    /** Hears and says nothing. */
    static Progress silent() {
        return new Progress() {
            @Override
            public void begun(String step, int total) {}

            @Override
            public void advanced() {}

            @Override
            public void ended() {}
        };
    }
}
