package jp.musubi.site.art;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.site.art.BannerArt.Look;

import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.stream.Collectors;

class BannerArtTest {
    @Test
    void theFourStatesAreDrawnInFourWays() {
        assertEquals(
                4,
                Arrays.stream(Look.values())
                        .map(look -> BannerArt.svg(look, "t", "n", "1"))
                        .collect(Collectors.toSet())
                        .size());
    }

    @Test
    void aRevokedBannerIsStruckThroughAndDashed() {
        var svg = parse(BannerArt.svg(Look.REVOKED, "t", "金沢市協働パートナー", "第1号・取消"));
        assertEquals("5 3", svg.select("rect").attr("stroke-dasharray"));
        assertEquals("M11 50 51 10", svg.select("svg > path").attr("d"));
    }

    @Test
    void namesAreEscapedAndStayText() {
        var svg = parse(BannerArt.svg(Look.ACTIVE, "<b>&", "a<script>", "\"1\""));
        assertEquals("<b>&", svg.select("title").text());
        assertEquals("a<script>", svg.select("text").getFirst().text());
        assertTrue(svg.select("script").isEmpty());
    }

    @Test
    void aLongNameIsSetSmallerUntilItFits() {
        var svg = parse(BannerArt.svg(Look.ACTIVE, "t", "Kanazawa Collaboration Partner", "No. 1"));
        assertEquals("9.5", svg.select("text").getFirst().attr("font-size"));
        assertEquals("11", svg.select("text").getLast().attr("font-size"));
    }

    private static org.jsoup.nodes.Document parse(String svg) {
        return Jsoup.parse(svg, "", Parser.xmlParser());
    }
}
