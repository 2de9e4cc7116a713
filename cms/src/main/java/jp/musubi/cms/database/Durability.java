package jp.musubi.cms.database;

import java.util.function.Supplier;

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

    /** Does a piece of work of which either all or nothing may be written to disk. */
    default <T> T undivided(Supplier<T> work) {
        return work.get();
    }

    @Override
    void close();
}
