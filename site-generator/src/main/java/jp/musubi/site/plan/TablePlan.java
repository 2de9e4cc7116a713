package jp.musubi.site.plan;

import jp.musubi.site.output.Piece;
import jp.musubi.site.output.SiteOutput;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** One file that grows with the city, written piece by piece. */
public record TablePlan(String address, Content content) implements Planned {
    /** A file in pieces. */
    public interface Content {
        /**
         * All pieces, if each is still known from an earlier build; empty if any has to be made.
         */
        Optional<List<Piece>> known() throws IOException;

        /** Makes the pieces that are not known, and hands over all. */
        void writeTo(SiteOutput.Pieces to) throws IOException;
    }
}
