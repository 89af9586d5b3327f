package dev.lundi.issue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import dev.lundi.content.Votes;
import dev.lundi.issue.IssueComment.Figures;
import dev.lundi.newsletter.CommentRules.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class WeighingTests {

	private static final Pattern EXAMPLE = Pattern
		.compile("\\| [ABC] \\| (\\d+) \\| (\\d+) \\| ([01]) \\| (\\d+) \\|.*\\| ([0-9.]+) \\|");

	@Test
	void theExampleInTheDocumentationIsRight() throws IOException {
		String page = Files.readString(Path.of("src/docs/ranking.md"));
		List<MatchResult> rows = EXAMPLE.matcher(page).results().toList();
		assertThat(rows).hasSize(3);
		List<Figures> figures = rows.stream().map(WeighingTests::figures).toList();
		Weighing usual = new Weighing(figures, Weights.USUAL);
		for (int row = 0; row < rows.size(); row++) {
			assertThat(usual.score(figures.get(row))).isEqualTo(Double.parseDouble(rows.get(row).group(5)));
		}
		Weighing byLength = new Weighing(figures, new Weights(0, 0, 0, 7, 0));
		assertThat(page).contains("against %s for B and %s for A".formatted(byLength.score(figures.get(1)),
				byLength.score(figures.get(0))));
		assertThat(byLength.score(figures.get(2))).isEqualTo(1);
	}

	private static Figures figures(MatchResult row) {
		return new Figures(Integer.parseInt(row.group(1)), Integer.parseInt(row.group(2)), "1".equals(row.group(3)),
				Integer.parseInt(row.group(4)), null);
	}

	@ParameterizedTest
	@CsvSource({ "0, 0, 0", "0, 7, 0", "1, 0, 0.2065", "10, 0, 0.7225", "5, 5, 0.2366", "600, 400, 0.5693" })
	void votesCountAsFarAsTheyProveSomething(int up, int down, double bound) {
		assertThat(Weighing.approval(new Votes(up, down))).isCloseTo(bound, within(0.0001));
	}

	@Test
	void votesCountWhereTheSiteTellsThem() {
		Figures loved = new Figures(1, 1, true, 100, new Votes(40, 1));
		Figures disputed = new Figures(1, 1, true, 100, new Votes(40, 30));
		Figures unknown = new Figures(1, 1, true, 100, null);
		Weighing weighing = new Weighing(List.of(loved, disputed, unknown), Weights.USUAL);
		assertThat(weighing.score(loved)).isEqualTo(1).isGreaterThan(weighing.score(disputed));
		assertThat(weighing.score(disputed)).isGreaterThan(weighing.score(unknown));
		assertThat(new Weighing(List.of(unknown), Weights.USUAL).score(unknown)).isEqualTo(1);
	}

	@Test
	void onlyTheRatiosOfWeightsCount() {
		List<Figures> figures = List.of(new Figures(3, 5, true, 240, null), new Figures(1, 4, false, 600, null));
		Weights sevenfold = new Weights(2.45, 1.75, 1.4, 1.4, 2.1);
		for (Figures one : figures) {
			assertThat(new Weighing(figures, sevenfold).score(one))
				.isEqualTo(new Weighing(figures, Weights.USUAL).score(one));
		}
	}

}
