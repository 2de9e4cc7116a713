package jp.musubi.cms;

import com.fasterxml.jackson.databind.node.ObjectNode;

import jp.musubi.cms.database.Database;
import jp.musubi.cms.entry.DraftJson;
import jp.musubi.cms.publish.PublicationRoutes;
import jp.musubi.cms.web.DocsRoutes;
import jp.musubi.cms.web.HealthRoutes;
import jp.musubi.cms.web.Route;
import jp.musubi.cms.web.RouteTable;
import jp.musubi.cms.web.Schemas;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;

/** Puts the routes of all features into one table, which also describes itself. */
final class Api {
    private Api() {}

    static RouteTable table(Database database, List<List<Route>> features) {
        List<Route> routes = new ArrayList<>();
        features.forEach(routes::addAll);
        routes.addAll(new HealthRoutes(checks(database)).routes());
        ObjectNode schemas = Schemas.object();
        schemas.removeAll();
        schemas.set("entry", DraftJson.schema());
        schemas.set("publication", PublicationRoutes.schema());
        return new DocsRoutes(schemas).describe(routes);
    }

    private static SequencedMap<String, Supplier<Optional<String>>> checks(Database database) {
        SequencedMap<String, Supplier<Optional<String>>> checks = new LinkedHashMap<>();
        checks.put(
                "store",
                () ->
                        database.isReachable()
                                ? Optional.empty()
                                : Optional.of("The database does not answer."));
        return checks;
    }
}
