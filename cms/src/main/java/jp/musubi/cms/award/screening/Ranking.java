package jp.musubi.cms.award.screening;

import jp.musubi.cms.award.edition.Criterion;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Nominations in the order of their marks. Equal ones share their place: which goes first is for
 * people to say.
 *
 * @param places the best first; those that nobody scored come last, with place 0
 */
public record Ranking(List<Place> places) {
    public Ranking {
        places = List.copyOf(places);
    }

    /**
     * A nomination's place.
     *
     * @param place 1 for the best; 0 for one that nobody scored
     * @param isTied whether another has the same
     * @param mean of the jurors' weighted scores, from {@link Criterion#LOWEST} to {@link
     *     Criterion#HIGHEST}
     * @param jurors whose scores count
     * @param spread standard deviation of these weighted scores in the sample (n − 1); 0 for one
     * @param normal mean of the scores as each juror's own scale has them (z): in standard
     *     deviations from what that juror gives on average
     */
    public record Place(
            UUID nomination,
            int place,
            boolean isTied,
            double mean,
            int jurors,
            double spread,
            double normal) {}

    /** Whole numbers, so that equal means are equal. */
    private record Sum(UUID nomination, List<Sheet> sheets, long sum, int count) {
        static Sum of(UUID nomination, List<Sheet> sheets, List<Criterion> criteria) {
            long sum = sheets.stream().mapToLong(each -> each.weighted(criteria)).sum();
            return new Sum(nomination, sheets, sum, sheets.size());
        }

        /** Whether the mean is above, like or below another's. */
        int compare(Sum other) {
            return count == 0 || other.count == 0
                    ? Integer.compare(count, other.count)
                    : Long.compare(sum * other.count, other.sum * count);
        }
    }

    /**
     * Ranks some nominations of one category.
     *
     * @param counted the complete sheets that count, of all categories: they tell each juror's own
     *     scale
     */
    public static Ranking of(
            List<UUID> nominations, List<Sheet> counted, List<Criterion> criteria) {
        int weight = criteria.stream().mapToInt(Criterion::weight).sum();
        Map<UUID, Scale> scales = scales(counted, criteria);
        List<Sum> sums =
                nominations.stream()
                        .map(id ->
                                Sum.of(
                                        id,
                                        counted.stream()
                                                .filter(each -> each.nomination().equals(id))
                                                .toList(),
                                        criteria))
                        .sorted((one, other) -> other.compare(one))
                        .toList();
        var places = new ArrayList<Place>();
        for (Sum each : sums) {
            int better = (int) sums.stream().filter(other -> other.compare(each) > 0).count();
            boolean isTied = sums.stream().filter(other -> other.compare(each) == 0).count() > 1;
            double[] marks =
                    each.sheets().stream()
                            .mapToDouble(sheet -> (double) sheet.weighted(criteria) / weight)
                            .toArray();
            double normal =
                    each.sheets().stream()
                            .mapToDouble(
                                    sheet -> scale(scales, sheet).normal(sheet.weighted(criteria)))
                            .average()
                            .orElse(0);
            places.add(
                    new Place(
                            each.nomination(),
                            each.count() == 0 ? 0 : better + 1,
                            isTied && each.count() > 0,
                            each.count() == 0 ? 0 : (double) each.sum() / each.count() / weight,
                            each.count(),
                            spread(marks, marks.length - 1),
                            normal));
        }
        return new Ranking(places);
    }

    private static Scale scale(Map<UUID, Scale> scales, Sheet sheet) {
        return scales.getOrDefault(sheet.juror(), new Scale(0, 0));
    }

    /** What a juror gives on average, and how far the scores lie from that. */
    private record Scale(double mean, double spread) {
        double normal(double score) {
            return spread == 0 ? 0 : (score - mean) / spread;
        }
    }

    private static Map<UUID, Scale> scales(List<Sheet> counted, List<Criterion> criteria) {
        Map<UUID, List<Sheet>> ofJurors = new HashMap<>();
        counted.forEach(each ->
                ofJurors.computeIfAbsent(each.juror(), none -> new ArrayList<>()).add(each));
        Map<UUID, Scale> scales = new HashMap<>();
        ofJurors.forEach((juror, sheets) -> {
            double[] marks = sheets.stream().mapToDouble(each -> each.weighted(criteria)).toArray();
            scales.put(juror, new Scale(mean(marks), spread(marks, marks.length)));
        });
        return scales;
    }

    private static double mean(double[] marks) {
        double sum = 0;
        for (double mark : marks) {
            sum += mark;
        }
        return marks.length == 0 ? 0 : sum / marks.length;
    }

    private static double spread(double[] marks, int divisor) {
        if (divisor < 1) {
            return 0;
        }
        double mean = mean(marks);
        double sum = 0;
        for (double mark : marks) {
            sum += (mark - mean) * (mark - mean);
        }
        return Math.sqrt(sum / divisor);
    }
}
