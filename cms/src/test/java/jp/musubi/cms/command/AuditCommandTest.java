package jp.musubi.cms.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jp.musubi.cms.Settings;
import jp.musubi.cms.Wiring;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class AuditCommandTest {
    @TempDir private Path data;

    private Wiring open() throws Settings.Invalid {
        return Wiring.open(Settings.read(Optional.empty(), Map.of()).withData(data));
    }

    private int verify() {
        return Main.run("audit", "verify", "--data", data.toString());
    }

    @Test
    void anIntactRecordIsVerifiedAndAChangedOneIsNot() throws Exception {
        try (Wiring wiring = open()) {
            for (String action : List.of("entry.create", "entry.publish")) {
                wiring.database()
                        .write(tx -> {
                            wiring.audit().add(tx, null, action, null, "");
                            return action;
                        });
            }
        }
        assertEquals(0, verify());
        try (Wiring wiring = open()) {
            wiring.database()
                    .write(tx ->
                            tx.handle()
                                    .execute(
                                            "update audit_event set action = 'entry.save'"
                                                    + " where sequence = 1"));
        }
        assertEquals(1, verify());
        assertEquals(2, Main.run("audit", "verify", "--nonsense"));
    }
}
