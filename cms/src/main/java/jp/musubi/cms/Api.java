package jp.musubi.cms;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.asset.AssetFiles;
import jp.musubi.cms.asset.AssetRoutes;
import jp.musubi.cms.asset.AssetStore;
import jp.musubi.cms.asset.Uploads;
import jp.musubi.cms.audit.AuditLog;
import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.IdempotencyStore;
import jp.musubi.cms.entry.DraftJson;
import jp.musubi.cms.entry.EntryAccess;
import jp.musubi.cms.entry.EntryInput;
import jp.musubi.cms.entry.EntryRoutes;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.entry.ReadingRoutes;
import jp.musubi.cms.entry.RevisionRoutes;
import jp.musubi.cms.publish.AddressRoutes;
import jp.musubi.cms.publish.PublicationRoutes;
import jp.musubi.cms.publish.PublicationStore;
import jp.musubi.cms.publish.Publishing;
import jp.musubi.cms.publish.TrashRoutes;
import jp.musubi.cms.review.ReviewJson;
import jp.musubi.cms.review.ReviewRoutes;
import jp.musubi.cms.review.ReviewStore;
import jp.musubi.cms.review.Reviewing;
import jp.musubi.cms.search.SearchRoutes;
import jp.musubi.cms.search.Searching;
import jp.musubi.cms.snapshot.SnapshotFile;
import jp.musubi.cms.snapshot.SnapshotRoutes;
import jp.musubi.cms.web.AnswerCache;
import jp.musubi.cms.web.DocsRoutes;
import jp.musubi.cms.web.HealthRoutes;
import jp.musubi.cms.web.Route;
import jp.musubi.cms.web.RouteTable;
import jp.musubi.cms.web.Writes;
import jp.musubi.content.checker.TextCheck;
import jp.musubi.content.entry.FieldsReader;
import jp.musubi.content.model.ContentModel;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.JsonSchemas;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;

/**
 * What the API stands on, put together to its table of routes.
 *
 * @param languages of the site, the first one that of plain strings
 * @param data folder of everything the program writes
 * @param health by name of a part, why it is not ready; empty when it is
 * @param publisher is run after each publication, so that the publisher looks at once
 * @param screens the routes of people, which stand in the same table
 */
public record Api(
        ContentModel model,
        List<String> languages,
        Path data,
        Database database,
        EntryStore entries,
        AccountStore accounts,
        AssetStore assets,
        AuditLog audit,
        PublicationStore publications,
        Publishing publishing,
        ReviewStore reviews,
        Reviewing reviewing,
        SnapshotFile snapshots,
        Uploads.Intake intake,
        Searching searching,
        SequencedMap<String, Supplier<Optional<String>>> health,
        Runnable publisher,
        List<Route> screens) {

    /** Name of the folder for what is on its way in or out, below the data folder. */
    static final String ON_THE_WAY = "arriving";

    /** All routes, described by themselves. */
    public RouteTable table() {
        var writes = new Writes(database, new IdempotencyStore(database));
        var access = new EntryAccess(entries, accounts);
        var reader = new FieldsReader(model, languages.getFirst(), languages);
        var input =
                new EntryInput(model, reader, entries, TextCheck.bundled(), assets::undescribed);
        var routes = new ArrayList<Route>();
        routes.addAll(
                new ReadingRoutes(entries, new AnswerCache(entries::generation)).routes(model));
        routes.addAll(new SearchRoutes(searching, model, languages).routes());
        routes.addAll(new SnapshotRoutes(snapshots).routes());
        routes.addAll(new EntryRoutes(entries, access, input, writes, audit).routes());
        routes.addAll(
                new PublicationRoutes(
                                entries, access, input, publishing, publications, writes, publisher)
                        .routes());
        routes.addAll(new AddressRoutes(entries, access, publishing, writes, publisher).routes());
        routes.addAll(new TrashRoutes(access, publishing, writes, publisher).routes());
        routes.addAll(
                new ReviewRoutes(access, input, accounts, reviews, reviewing, writes, publisher)
                        .routes());
        routes.addAll(new RevisionRoutes(entries, access, input, writes, audit).routes());
        routes.addAll(
                new AssetRoutes(
                                assets,
                                new Uploads(
                                        intake,
                                        access,
                                        data.resolve(ON_THE_WAY),
                                        languages.getFirst()),
                                writes,
                                new AssetFiles(data))
                        .routes());
        routes.addAll(new HealthRoutes(health).routes());
        routes.addAll(screens);
        return new DocsRoutes(schemas()).describe(routes);
    }

    private ObjectNode schemas() {
        ObjectNode schemas = JsonNodeFactory.instance.objectNode();
        schemas.set("entry", DraftJson.schema());
        schemas.set("publication", PublicationRoutes.schema());
        schemas.set("review", ReviewJson.schema());
        schemas.set("asset", AssetRoutes.schema());
        for (ContentType type : model.types().values()) {
            schemas.set("fields-" + type.name(), JsonSchemas.fieldsSchema(type, model));
            schemas.set(
                    ReadingRoutes.component(type),
                    ReadingRoutes.schema(JsonSchemas.publicSchema(type, model)));
        }
        return schemas;
    }
}
