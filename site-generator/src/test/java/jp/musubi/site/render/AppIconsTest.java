package jp.musubi.site.render;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import jp.musubi.site.link.Town;
import jp.musubi.site.theme.Theme;

import org.junit.jupiter.api.Test;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.Objects;

import javax.imageio.ImageIO;

/** Somebody who keeps the site on a home screen sees its sign and its name. */
class AppIconsTest {
    private static RenderedSite site(Theme theme) throws Exception {
        return RenderedSite.of(
                Town.inTwoLanguages().linked(), "https://city.example/kyodo/", theme);
    }

    private static BufferedImage picture(byte[] bytes) throws Exception {
        return Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(bytes)));
    }

    @Test
    void theManifestOfEachLanguageLeadsToItsFrontPage() throws Exception {
        RenderedSite site = site(Theme.bundled());
        JsonNode manifest =
                new ObjectMapper().readTree(site.file("/kyodo/en/manifest.webmanifest"));
        assertEquals("Working together", manifest.path("name").asText());
        assertEquals("/kyodo/en/", manifest.path("start_url").asText());
        assertEquals("/kyodo/", manifest.path("scope").asText());
        assertEquals("en", manifest.path("lang").asText());
        assertEquals("#fdfcfa", manifest.path("theme_color").asText());
        assertEquals(
                "/kyodo/en/manifest.webmanifest",
                site.page("/kyodo/en/").select("link[rel=manifest]").attr("href"));
    }

    @Test
    void everyIconThatTheManifestNamesIsThereInItsSize() throws Exception {
        RenderedSite site = site(Theme.bundled());
        JsonNode manifest = new ObjectMapper().readTree(site.file("/kyodo/manifest.webmanifest"));
        assertEquals(3, manifest.path("icons").size());
        for (JsonNode icon : manifest.path("icons")) {
            BufferedImage picture = picture(site.bytes(icon.path("src").asText()));
            assertEquals(
                    icon.path("sizes").asText(), picture.getWidth() + "x" + picture.getHeight());
            boolean isMaskable = icon.path("purpose").asText().equals("maskable");
            assertEquals(isMaskable ? 0xff : 0, picture.getRGB(0, 0) >>> 24, "its corner");
        }
    }

    /** Devices cut whatever they like outside a circle of 40 % of the width. */
    @Test
    void whatIsDrawnOfAMaskableIconIsWithinTheCircleThatNoDeviceCuts() throws Exception {
        BufferedImage icon =
                picture(site(Theme.bundled()).bytes("/kyodo/assets/icon-maskable-512.png"));
        int ground = icon.getRGB(0, 0);
        int drawn = 0;
        for (int y = 0; y < 512; y++) {
            for (int x = 0; x < 512; x++) {
                if (icon.getRGB(x, y) != ground) {
                    drawn++;
                    assertTrue(Math.hypot(x - 255.5, y - 255.5) <= 0.4 * 512, x + ", " + y);
                }
            }
        }
        assertTrue(drawn > 5_000, "the knot");
    }

    @Test
    void theFaviconIsAnIconFileWithAPictureInIt() throws Exception {
        byte[] file = site(Theme.bundled()).bytes("/kyodo/favicon.ico");
        assertArrayEquals(new byte[] {0, 0, 1, 0, 1, 0, 32, 32}, Arrays.copyOf(file, 8));
        assertEquals(32, picture(Arrays.copyOfRange(file, 22, file.length)).getWidth());
    }

    @Test
    void iconsHaveTheColoursOfTheTheme() throws Exception {
        byte[] ours = site(Theme.bundled()).bytes("/kyodo/assets/icon-192.png");
        byte[] theirs = site(Theme.shipped("akari")).bytes("/kyodo/assets/icon-192.png");
        assertNotEquals(Arrays.hashCode(ours), Arrays.hashCode(theirs));
    }
}
