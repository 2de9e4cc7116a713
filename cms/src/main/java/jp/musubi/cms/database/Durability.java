package jp.musubi.cms.database;

/** How a database is made to keep what it committed when the process or the machine dies. */
interface Durability extends AutoCloseable {
    /** A server that writes its log through before it answers a commit. */
    Durability OF_THE_SERVER =
            new Durability() {
                @Override
                public void await() {}

                @Override
                public void close() {}
            };

    /** Returns when everything committed before the call is on the disk. */
    void await();

    @Override
    void close();
}
