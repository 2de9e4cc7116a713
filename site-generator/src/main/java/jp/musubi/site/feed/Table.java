package jp.musubi.site.feed;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;
import jp.musubi.content.model.FieldKind;
import jp.musubi.site.feed.TableMemory.Made;
import jp.musubi.site.link.Addresses;
import jp.musubi.site.link.LinkedSite;
import jp.musubi.site.output.Piece;
import jp.musubi.site.output.SiteOutput;
import jp.musubi.site.plan.TablePlan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    public Optional<List<Piece>> known() {
        List<List<Entry>> parts = parts();
        var pieces = new ArrayList<Piece>(parts.size() + 2);
        try {
            pieces.add(head());
        } catch (IOException e) {
            return Optional.empty();
        }
        boolean all = true;
        boolean isFirst = true;
        for (List<Entry> part : parts) {
            // Each is asked, whatever came before: what it says of others is noted as read.
            Piece known = memory.find(part.getFirst(), inputs(part, isFirst));
            isFirst = false;
            all &= known != null;
            if (known != null) {
                pieces.add(known);
            }
        }
        pieces.add(new Piece(format.end()));
        return all ? Optional.of(pieces) : Optional.empty();
    }

    @Override
    public void writeTo(SiteOutput.Pieces to) throws IOException {
        List<Column> columns = Column.of(type, site, addresses);
        Map<Entry, Made> made = new HashMap<>();
        to.add(head());
        boolean isFirst = true;
        for (List<Entry> part : parts()) {
            List<Object> inputs = inputs(part, isFirst);
            Entry first = part.getFirst();
            Piece known = memory.find(first, inputs);
            Piece piece = known == null ? new Piece(format.rows(part, columns, isFirst)) : known;
            to.add(piece);
            if (memory.isKeeping()) {
                made.put(first, new Made(inputs, piece));
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

    /** All that rows are made of: entries, their addresses, and what they refer to. */
    private List<Object> inputs(List<Entry> part, boolean isFirst) {
        String language = site.site().firstLanguage();
        var inputs = new ArrayList<>(part.size() * 3);
        inputs.add(isFirst);
        for (Entry entry : part) {
            inputs.add(entry);
            inputs.add(addresses.entry(entry, language));
            for (Field field : type.fields().values()) {
                if (field.kind() == FieldKind.REFERENCE) {
                    site.target(entry, field.name())
                            .ifPresent(target -> {
                                inputs.add(target.id());
                                inputs.add(site.title(target, language));
                            });
                } else if (field.kind() == FieldKind.ASSET) {
                    site.asset(entry, field.name()).ifPresent(inputs::add);
                }
            }
        }
        return inputs;
    }
}
