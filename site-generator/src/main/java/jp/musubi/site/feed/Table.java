package jp.musubi.site.feed;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;
import jp.musubi.site.feed.TableMemory.Made;
import jp.musubi.site.link.Addresses;
import jp.musubi.site.link.LinkedSite;
import jp.musubi.site.output.Piece;
import jp.musubi.site.output.SiteOutput;
import jp.musubi.site.plan.TablePlan;
import jp.musubi.site.trace.Fact;
import jp.musubi.site.trace.Reads;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Open data of all published entries of a type. Columns follow from the content type; only what
 * readers may see is in it. Rows come in pieces that a new entry does not shift: where one ends is
 * said by the ids of entries.
 */
final class Table implements TablePlan.Content {
    /** Rows in a piece, on an average. */
    private static final int ROWS_OF_PIECE = 64;

    private final TableFormat format;
    private final ContentType type;
    private final LinkedSite site;
    private final Addresses addresses;
    private final TableMemory.OfTable memory;

    Table(
            TableFormat format,
            ContentType type,
            LinkedSite site,
            Addresses addresses,
            TableMemory.OfTable memory) {
        this.format = format;
        this.type = type;
        this.site = site;
        this.addresses = addresses;
        this.memory = memory;
    }

    @Override
    public Optional<List<Piece>> known() throws IOException {
        return Reads.inSum(
                facts(),
                () -> {
                    var pieces = new ArrayList<Piece>();
                    pieces.add(head());
                    boolean isFirst = true;
                    for (List<Entry> part : parts()) {
                        Piece known = memory.find(part, isFirst);
                        if (known == null) {
                            return Optional.empty();
                        }
                        pieces.add(known);
                        isFirst = false;
                    }
                    pieces.add(new Piece(format.end()));
                    return Optional.of(pieces);
                });
    }

    @Override
    public void writeTo(SiteOutput.Pieces to) throws IOException {
        Reads.inSum(
                facts(),
                () -> {
                    write(to);
                    return to;
                });
    }

    /** What a row tells: its entry, the names of what that refers to, files of assets. */
    private Set<Fact> facts() {
        var facts = new HashSet<Fact>();
        facts.add(Fact.type(type.name()));
        for (Field field : type.fields().values()) {
            switch (field.kind()) {
                case REFERENCE ->
                        facts.add(Fact.titles(Objects.requireNonNullElse(field.target(), "")));
                case ASSET -> facts.add(Fact.EVERY_ASSET);
                default -> {
                    // It is in the entry.
                }
            }
        }
        return facts;
    }

    private void write(SiteOutput.Pieces to) throws IOException {
        List<Column> columns = Column.of(type, site, addresses);
        Map<String, Made> made = new HashMap<>();
        to.add(head());
        boolean isFirst = true;
        for (List<Entry> part : parts()) {
            Piece known = memory.find(part, isFirst);
            Piece piece = known == null ? new Piece(format.rows(part, columns, isFirst)) : known;
            to.add(piece);
            if (memory.isKeeping()) {
                made.put(part.getFirst().id(), new Made(part, isFirst, piece));
            }
            isFirst = false;
        }
        to.add(new Piece(format.end()));
        memory.keep(made);
    }

    private Piece head() throws IOException {
        List<Column> columns = Column.of(type, site, addresses);
        return new Piece(format.head(type, columns, site.entries(type.name()).size()));
    }

    private List<List<Entry>> parts() {
        var parts = new ArrayList<List<Entry>>();
        var part = new ArrayList<Entry>();
        for (Entry entry : site.entries(type.name())) {
            part.add(entry);
            if (Math.floorMod(entry.id().hashCode(), ROWS_OF_PIECE) == 0) {
                parts.add(List.copyOf(part));
                part.clear();
            }
        }
        if (!part.isEmpty()) {
            parts.add(List.copyOf(part));
        }
        return parts;
    }
}
