package jp.musubi.site.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

final class DependenciesTest {
    private static final int STEPS = 2_000;
    private static final int READERS = 30;
    private static final int FACTS = 20;

    @Test
    void whoReadWhatIsKnownHoweverOftenSomebodyAsks() {
        var random = new Random(7);
        var dependencies = new Dependencies();
        Map<String, Set<Fact>> wanted = new HashMap<>();
        for (int step = 0; step < STEPS; step++) {
            String reader = "r" + random.nextInt(READERS);
            Set<Fact> some = some(random);
            switch (random.nextInt(3)) {
                case 0 -> {
                    dependencies.record(reader, some);
                    wanted.put(reader, some);
                }
                case 1 -> {
                    dependencies.restore(reader, some.toArray(Fact[]::new));
                    wanted.put(reader, some);
                }
                default -> {
                    dependencies.forget(reader);
                    wanted.remove(reader);
                }
            }
            assertEquals(wanted.getOrDefault(reader, Set.of()), dependencies.factsOf(reader));
            if (step % 50 == 0) {
                Set<Fact> changed = some(random);
                assertEquals(readers(wanted, changed), dependencies.readersOf(changed));
            }
        }
    }

    private static Set<String> readers(Map<String, Set<Fact>> wanted, Set<Fact> changed) {
        return wanted.entrySet().stream()
                .filter(each -> each.getValue().stream().anyMatch(changed::contains))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static Set<Fact> some(Random random) {
        Set<Fact> some = new HashSet<>();
        for (int left = random.nextInt(4); left > 0; left--) {
            some.add(Fact.entry("e" + random.nextInt(FACTS)));
        }
        return some;
    }
}
