package jp.musubi.cms.edit;

import jp.musubi.cms.asset.StoredAsset;
import jp.musubi.cms.entry.Draft;
import jp.musubi.cms.entry.StoredEntry;
import jp.musubi.cms.snapshot.SitePreviews;
import jp.musubi.cms.web.Request;
import jp.musubi.content.entry.Entry;
import jp.musubi.content.markdown.Markdown;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;
import jp.musubi.content.model.FieldKind;
import jp.musubi.content.snapshot.Asset;
import jp.musubi.site.link.Addresses;
import jp.musubi.site.plan.RenderFailed;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Pages of drafts, in the theme of the site. */
final class Previews {
    /** Where the program gives out the files of assets, without the slash that begins it. */
    private static final String FILES = "api/v1/";

    /** Where the site has them, and so how texts call them. */
    private static final String ASSETS = "/assets/";

    private final Desktop desk;

    Previews(Desktop desk) {
        this.desk = desk;
    }

    /** The page of a draft; empty if entries of its type have none. */
    Optional<byte[]> page(Draft draft, ContentType type, String language) {
        StoredEntry entry = draft.entry();
        Instant published = Objects.requireNonNullElse(entry.publishedAt(), entry.savedAt());
        var shown =
                new Entry(
                        entry.type(),
                        entry.id().toString(),
                        entry.slug(),
                        published,
                        entry.savedAt(),
                        draft.content().fields(),
                        draft.content().shown());
        SitePreviews.Ready now = desk.previews().now();
        try {
            return now.drafts()
                    .render(shown, pictures(draft, type), language)
                    .map(page -> served(page, draft, type, now.addresses()));
        } catch (RenderFailed e) {
            throw new IllegalStateException("a draft could not be shown", e);
        }
    }

    /** What the texts show or link to has no place on the site before it is published. */
    private static byte[] served(byte[] page, Draft draft, ContentType type, Addresses addresses) {
        String html = new String(page, StandardCharsets.UTF_8);
        for (Field field : type.fieldsOf(FieldKind.MARKDOWN)) {
            for (String text : draft.content().fields().texts(field.name())) {
                for (String link : Markdown.links(text)) {
                    if (link.startsWith(ASSETS)) {
                        html =
                                html.replace(
                                        '"' + addresses.at(link) + '"',
                                        "\"/" + FILES + link.substring(1) + '"');
                    }
                }
            }
        }
        return html.getBytes(StandardCharsets.UTF_8);
    }

    private List<Asset> pictures(Draft draft, ContentType type) {
        List<UUID> ids =
                type.fieldsOf(FieldKind.ASSET).stream()
                        .flatMap(field -> draft.content().fields().text(field.name()).stream())
                        .flatMap(id -> Request.uuid(id).stream())
                        .toList();
        return desk.assets().findAll(ids).stream()
                .map(StoredAsset::asset)
                .map(Previews::served)
                .toList();
    }

    /** The asset with its files where they are before they are published. */
    private static Asset served(Asset asset) {
        return new Asset(
                asset.id(),
                FILES + asset.file(),
                asset.width(),
                asset.height(),
                asset.alt(),
                asset.variants().stream()
                        .map(variant ->
                                new Asset.Variant(
                                        FILES + variant.file(), variant.width(), variant.height()))
                        .toList(),
                asset.bytes(),
                asset.focus());
    }
}
