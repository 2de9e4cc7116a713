package jp.musubi.cms.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.cms.RunningCity;
import jp.musubi.cms.Settings;
import jp.musubi.cms.Visitor;
import jp.musubi.cms.Wiring;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A newcomer to the sample city can walk the way of a banner from its first step. */
class DemoRegisterTest {
    @Test
    void theOwnerMayApplyForABanner(@TempDir Path data) throws Exception {
        Settings settings =
                Settings.read(Optional.empty(), Map.of())
                        .withData(data)
                        .withPort(0)
                        .withoutStaffSecondFactor();
        RunningCity.start(settings, true).close();
        UUID group;
        try (var wiring = Wiring.open(settings)) {
            var register = new DemoRegister(wiring.database(), wiring.entries(), wiring.accounts());
            int registered = register.seed();
            assertTrue(registered > 20, registered + " groups");
            assertEquals(0, register.seed(), "those that are registered stay so");
            group = wiring.entries().find("group", "fuyu-asobi").orElseThrow().id();
        }
        try (var city = RunningCity.start(settings, true)) {
            Visitor owner = Visitor.signedIn(city, "owner@example.jp", "demo-owner-saigawa");
            String screen = owner.get("/admin/groups/" + group + "/banner").body();
            assertTrue(screen.contains("id=\"apply\""), screen);
            assertTrue(screen.contains("name=\"go\" value=\"submit\""), screen);
        }
    }
}
