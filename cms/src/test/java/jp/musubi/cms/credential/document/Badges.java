package jp.musubi.cms.credential.document;

import jp.musubi.cms.credential.document.Achievement.Rules;
import jp.musubi.cms.credential.document.Badge.Kind;
import jp.musubi.cms.credential.document.Badge.StatusPlace;

import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;

/** Badges of a made-up city, for tests. */
public final class Badges {
    /** The issuer of all. */
    public static final DidWeb DID = new DidWeb("did:web:city.example.jp:musubi");

    /** The list that all have a place in. */
    public static final URI LIST = site("status/revocation-1.json");

    private Badges() {}

    private static URI site(String path) {
        return URI.create("https://city.example.jp/musubi/" + path);
    }

    private static Issuer issuer(DidWeb did) {
        return new Issuer(
                did,
                "金沢市 市民協働推進課",
                URI.create("https://city.example.jp/"),
                new Picture(site("assets/city.png"), null),
                null);
    }

    /** The example of the fact sheet. */
    public static Badge partner() {
        return partner("K2026-0005", 5, DID, LIST);
    }

    /** The same with another number, place and city. */
    public static Badge partner(String number, int place, DidWeb did, URI list) {
        return new Badge(
                Kind.PARTNER,
                site("badges/" + number + "/credential.json"),
                "協働パートナー証（特定非営利活動法人かなざわ結び）",
                "金沢市と協働してまちづくり活動に取り組む団体であることを証します。",
                issuer(did),
                OffsetDateTime.parse("2026-04-01T00:00:00+09:00"),
                OffsetDateTime.parse("2026-04-01T00:00:00+09:00"),
                OffsetDateTime.parse("2028-03-31T23:59:59+09:00"),
                Holder.of("特定非営利活動法人かなざわ結び", site("groups/kanazawa-musubi/"), number),
                new Achievement(
                        site("programs/partner/"),
                        "協働パートナー",
                        "市と協働事業を行う登録団体",
                        "ja",
                        "partner",
                        new Rules(
                                site("programs/partner/rules/"),
                                "2026",
                                "1年以内に市との協働事業を実施し、使用規程に同意した登録団体。"),
                        List.of("協働", "まちづくり"),
                        new Picture(site("programs/partner/badge.png"), null),
                        null),
                List.of(
                        new Evidence(
                                site("projects/2026-014/"), "協働のまちづくりチャレンジ事業 2026", "実績報告書を確認")),
                new Picture(
                        site("badges/" + number + "/badge.png"), "協働パートナーのバナー 第" + number + "号"),
                new StatusPlace(list, place));
    }

    /** An award with everything that an award may say. */
    public static Badge award() {
        return new Badge(
                Kind.AWARD,
                site("credentials/A2026-0001.json"),
                "市民活動表彰 最優秀賞（浅野川ほたるの会 𠮷田支部）",
                "令和8年度の市民活動表彰で最優秀賞を受けたことを証します。\t\"二行目\"\n\\",
                new Issuer(
                        DID,
                        "金沢市",
                        URI.create("https://city.example.jp/"),
                        null,
                        "kyodo@city.example.jp"),
                OffsetDateTime.parse("2026-11-03T10:00:00+09:00"),
                OffsetDateTime.parse("2026-11-03T10:00:00+09:00"),
                null,
                new Holder(
                        "浅野川ほたるの会",
                        site("groups/asano-hotaru/"),
                        "A2026-0001",
                        "主催",
                        OffsetDateTime.parse("2024-04-01T00:00:00+09:00"),
                        OffsetDateTime.parse("2026-03-31T00:00:00+09:00"),
                        "最優秀賞"),
                new Achievement(
                        site("awards/2026/nature/"),
                        "市民活動表彰 自然部門",
                        "自然を守る活動への表彰",
                        "ja",
                        null,
                        new Rules(site("awards/rules/"), "1.2", null),
                        List.of(),
                        null,
                        site("en/awards/2026/nature/")),
                List.of(new Evidence(null, "推薦書", null)),
                null,
                new StatusPlace(LIST, 131_071));
    }
}
