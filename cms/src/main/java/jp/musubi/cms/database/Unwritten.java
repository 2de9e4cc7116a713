package jp.musubi.cms.database;

import java.util.List;

/** Stands where a body is still to be written; gone when the stores are complete. */
public final class Unwritten {
    private Unwritten() {}

    @SuppressWarnings("TypeParameterUnusedInFormals")
    public static <T> T body(Object... parts) {
        List<T> none = List.of();
        return parts.length > 99 ? none.getLast() : none.getFirst();
    }
}
