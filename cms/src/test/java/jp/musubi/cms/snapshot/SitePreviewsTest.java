package jp.musubi.cms.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.cms.database.EachDatabase;
import jp.musubi.cms.database.TestStore;
import jp.musubi.content.snapshot.Look;
import jp.musubi.site.plan.RenderFailed;
import jp.musubi.site.render.LookPreview;
import jp.musubi.site.theme.Theme;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** A preview shows what is published now, however it came to be so. */
final class SitePreviewsTest {
    private static final int CHANGES = 30;

    @EachDatabase
    void previewsThatFollowShowWhatThoseOfAFirstReadingShow(TestStore.Kind kind) throws Exception {
        try (TestStore store = TestStore.open(kind)) {
            var random = new Random(11);
            var groups = new ChangingGroups(store, random);
            PublishedContent published = groups.published();
            SitePreviews following = over(published);
            Set<String> seen = new HashSet<>();
            for (int i = 0; i < CHANGES; i++) {
                for (int more = random.nextInt(3); more >= 0; more--) {
                    groups.change();
                }
                SitePreviews.Ready now = following.now();
                SitePreviews.Ready fresh = over(published).now();
                for (LookPreview.Page page : LookPreview.Page.values()) {
                    String shown = shown(now, page);
                    assertEquals(shown(fresh, page), shown, page + " after change " + i);
                    seen.add(shown);
                }
                assertSame(now, following.now(), "nothing was published since");
            }
            assertTrue(seen.size() > CHANGES, seen.size() + " different pages");
        }
    }

    private static SitePreviews over(PublishedContent published) {
        return new SitePreviews(published, new HeldContent(published), Theme.bundled());
    }

    private static String shown(SitePreviews.Ready previews, LookPreview.Page page)
            throws RenderFailed {
        var mark = new LookPreview.Mark("ja", "見本", "", List.of());
        String html = previews.looks().render(page, Look.NONE, Map.of(), mark).html();
        // A site without entries says that it was brought up to date just now.
        return html.replaceAll("<time [^>]*>[^<]*</time></span></div>\\n</div>\\n</footer>", "");
    }
}
