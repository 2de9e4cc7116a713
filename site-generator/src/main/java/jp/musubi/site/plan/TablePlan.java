package jp.musubi.site.plan;

import java.io.IOException;
import java.io.OutputStream;

/** One file that grows with the city, written as a stream. */
public record TablePlan(String address, Content content) implements Planned {
    /** Writes a file piece by piece. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }
}
