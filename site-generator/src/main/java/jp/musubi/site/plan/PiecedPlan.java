package jp.musubi.site.plan;

import jp.musubi.site.output.Piece;

import java.util.List;

/**
 * One small file that has much in common with others, such as a drawing with a number of its own:
 * what they share is compressed once.
 */
public record PiecedPlan(String address, Body body) implements Planned {
    /** Makes the pieces of a file. Safe to call from any thread. */
    @FunctionalInterface
    public interface Body {
        /**
         * All pieces in their order.
         *
         * @throws RenderFailed naming the entry
         */
        List<Piece> render() throws RenderFailed;
    }
}
