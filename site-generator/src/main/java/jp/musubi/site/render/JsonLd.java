package jp.musubi.site.render;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.entry.Link;
import jp.musubi.content.entry.PartialDate;
import jp.musubi.content.model.ContentType;
import jp.musubi.site.link.Addresses;

import java.util.Optional;

/** What a page shows, in the vocabulary of schema.org, as the type of its entry says. */
final class JsonLd {
    private final Edition edition;
    private final EntryViews views;

    JsonLd(Edition edition, EntryViews views) {
        this.edition = edition;
        this.views = views;
    }

    SafeHtml of(Entry entry, String description) {
        ContentType type = edition.linked().type(entry);
        ObjectNode json = start(type.jsonLd(), edition.title(entry).text());
        json.put("url", address(edition.addresses().entry(entry, edition.language())));
        json.put("inLanguage", edition.language());
        if (!description.isEmpty()) {
            json.put("description", description);
        }
        switch (type.jsonLd()) {
            case "NGO", "Organization" -> organisation(json, entry);
            case "EducationalOccupationalCredential" -> credential(json, entry);
            default -> work(json, entry);
        }
        if (entry.type().equals("award")) {
            award(json, entry);
        }
        return SafeHtml.ofJson(json.toString());
    }

    /** The site as a whole, with its search. */
    SafeHtml site() {
        ObjectNode json = start("WebSite", edition.site().title().in(edition.language()));
        String home = address(edition.addresses().home(edition.language()));
        json.put("url", home);
        ObjectNode search = json.putObject("potentialAction");
        search.put("@type", "SearchAction");
        search.put("target", home + "search/?q={query}");
        search.put("query-input", "required name=query");
        return SafeHtml.ofJson(json.toString());
    }

    private static ObjectNode start(String type, String name) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("@context", "https://schema.org");
        json.put("@type", type);
        json.put("name", name);
        return json;
    }

    private void organisation(ObjectNode json, Entry entry) {
        json.put("image", address(views.pictures().of(entry).src()));
        text(json, "foundingDate", entry.fields().date("founded").map(PartialDate::toString));
        text(json, "email", entry.fields().text("contact_email"));
        text(json, "telephone", entry.fields().text("contact_phone"));
        text(json, "address", entry.fields().text("address"));
        text(json, "areaServed", Optional.of(views.district(entry)));
        var sites = JsonNodeFactory.instance.arrayNode();
        entry.fields().text("website").ifPresent(sites::add);
        entry.fields().links("sns").stream().map(Link::url).forEach(sites::add);
        if (!sites.isEmpty()) {
            json.set("sameAs", sites);
        }
        var awards = JsonNodeFactory.instance.arrayNode();
        edition.linked().referrers(entry, "award").stream()
                .filter(EntryViews::isHeld)
                .map(award -> edition.title(award).text())
                .forEach(awards::add);
        if (!awards.isEmpty()) {
            json.set("award", awards);
        }
    }

    /** The text of an award, which the city wrote about the group that won it. */
    private void award(ObjectNode json, Entry award) {
        json.remove("author");
        ObjectNode city = json.putObject("author");
        city.put("@type", "GovernmentOrganization");
        city.put("name", edition.site().city().in(edition.language()));
        award.fields().text("number").ifPresent(number -> json.put("identifier", number));
        text(json, "dateCreated", award.fields().date("decided_on").map(PartialDate::toString));
        boolean holds = EntryViews.isHeld(award);
        String ended = EntryViews.isUngiven(award) ? "Ungiven" : "Withdrawn";
        json.put("creativeWorkStatus", holds ? "Given" : ended);
        edition.linked()
                .target(award, "group")
                .ifPresent(group -> {
                    ObjectNode about = json.putObject("about");
                    about.put("@type", "Organization");
                    about.put("name", edition.title(group).text());
                    about.put("url", address(edition.addresses().entry(group, edition.language())));
                    if (holds) {
                        about.put("award", edition.title(award).text());
                    }
                });
    }

    private void work(ObjectNode json, Entry entry) {
        if (Entry.isKnown(entry.publishedAt())) {
            json.put("datePublished", entry.publishedAt().toString());
        }
        if (Entry.isKnown(entry.updatedAt())) {
            json.put("dateModified", entry.updatedAt().toString());
        }
        edition.linked()
                .target(entry, "group")
                .ifPresent(group -> {
                    ObjectNode author = json.putObject("author");
                    author.put("@type", "Organization");
                    author.put("name", edition.title(group).text());
                    author.put(
                            "url", address(edition.addresses().entry(group, edition.language())));
                });
    }

    private void credential(ObjectNode json, Entry entry) {
        json.put("identifier", edition.title(entry).text());
        text(json, "validFrom", entry.fields().date("valid_from").map(PartialDate::toString));
        text(json, "expires", entry.fields().date("valid_until").map(PartialDate::toString));
        ObjectNode city = json.putObject("recognizedBy");
        city.put("@type", "GovernmentOrganization");
        city.put("name", edition.site().city().in(edition.language()));
    }

    private static void text(ObjectNode json, String name, Optional<String> value) {
        value.filter(text -> !text.isEmpty()).ifPresent(text -> json.put(name, text));
    }

    private String address(String rootRelative) {
        Addresses addresses = edition.addresses();
        return addresses.absolute(rootRelative);
    }
}
