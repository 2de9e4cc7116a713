package jp.musubi.cms.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import jp.musubi.cms.RunningCity;
import jp.musubi.cms.Settings;
import jp.musubi.cms.Visitor;
import jp.musubi.cms.Wiring;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.UUID;

/** A newcomer to the sample city can walk the way of a banner from its first step. */
class DemoRegisterTest {
    @Test
    void theOwnerMayApplyForABanner(@TempDir Path data) throws Exception {
        Settings settings = RunningCity.settings(data);
        RunningCity.start(settings, true).close();
        UUID group;
        try (var wiring = Wiring.open(settings)) {
            var register = new DemoRegister(wiring.database(), wiring.entries(), wiring.accounts());
            int registered = register.seed();
            assertTrue(registered > 20, registered + " groups");
            assertEquals(0, register.seed(), "those that are registered stay so");
            group = wiring.entries().find("group", "kaeru-gakko").orElseThrow().id();
        }
        try (var city = RunningCity.start(settings, true)) {
            Visitor owner = Visitor.signedIn(city, "owner@example.jp", "demo-owner-saigawa");
            owner.get("/admin/groups/" + group);
            owner.post("/admin/groups/" + group + "/confirmation");
            String screen = owner.get("/admin/groups/" + group + "/banner").body();
            assertFalse(screen.contains("まだです"), screen);
            Visitor.Page handedIn =
                    owner.postFile(
                            "/admin/groups/" + group + "/banner",
                            Visitor.Brought.of("a.pdf", "%PDF-1.4\n%%EOF\n".getBytes(UTF_8)),
                            false,
                            "go",
                            "submit",
                            "use",
                            "website",
                            "addresses",
                            "https://kaeru.example.jp/",
                            "evidence",
                            "田んぼの生きもの調べを市と行いました。",
                            "consent",
                            "true");
            assertEquals(303, handedIn.status(), handedIn.body());
        }
    }
}
