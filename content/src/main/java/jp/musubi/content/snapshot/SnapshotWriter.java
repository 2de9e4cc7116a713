package jp.musubi.content.snapshot;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.entry.EntryJson;
import jp.musubi.content.model.ContentModel;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.ProgrammeWriter;
import jp.musubi.content.model.TypeWriter;
import jp.musubi.content.programme.Programme;
import jp.musubi.content.vocabulary.Vocabulary;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes a snapshot as NDJSON, one object a line, the site first. Only what readers without an
 * account may see is written. Lines can be written one at a time, so that a large store streams.
 */
public final class SnapshotWriter {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final OutputStream out;
    private final ContentModel model;

    /** Writes to a stream that the caller closes. */
    public SnapshotWriter(OutputStream out, ContentModel model) {
        this.out = out;
        this.model = model;
    }

    /** Writes a whole snapshot. */
    public static void write(Snapshot snapshot, OutputStream out) throws IOException {
        var writer = new SnapshotWriter(out, snapshot.model());
        writer.begin(snapshot.site());
        for (Asset asset : snapshot.assets()) {
            writer.asset(asset);
        }
        for (Entry entry : snapshot.entries()) {
            writer.entry(entry);
        }
        for (Redirect redirect : snapshot.redirects()) {
            writer.redirect(redirect);
        }
        for (SignedFile file : snapshot.signed()) {
            writer.signed(file);
        }
    }

    /** Writes the site, the content types, the programmes and the vocabularies. */
    public void begin(Site site) throws IOException {
        line(SiteJson.write(site));
        for (ContentType type : model.types().values()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode().put("kind", "type");
            object.set("type", TypeWriter.toJson(type));
            line(object);
        }
        for (Programme programme : model.programmes().values()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode().put("kind", "programme");
            object.set("programme", ProgrammeWriter.toJson(programme));
            line(object);
        }
        for (Vocabulary vocabulary : model.vocabularies().values()) {
            for (var term : vocabulary.terms().values()) {
                line(TermJson.write(vocabulary.name(), term));
            }
        }
    }

    /** Writes an asset. */
    public void asset(Asset asset) throws IOException {
        line(AssetJson.write(asset));
    }

    /**
     * Writes an entry as readers without an account may see it.
     *
     * @throws IllegalArgumentException if its type is not in the model
     */
    public void entry(Entry entry) throws IOException {
        ContentType type =
                model.type(entry.type())
                        .orElseThrow(
                                () -> new IllegalArgumentException("unknown type " + entry.type()));
        ObjectNode line = JsonNodeFactory.instance.objectNode().put("kind", "entry");
        line.setAll(EntryJson.toJson(entry.publicView(type)));
        line.remove("shown");
        line(line);
    }

    /** Writes a former address of an entry. */
    public void redirect(Redirect redirect) throws IOException {
        line(Redirect.write(redirect));
    }

    /** Writes a document that the city signed. */
    public void signed(SignedFile file) throws IOException {
        line(SignedFile.write(file));
    }

    private void line(ObjectNode object) throws IOException {
        out.write(JSON.writeValueAsBytes(object));
        out.write('\n');
    }
}
