package dev.lundi.issue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.lundi.content.ContentSources;
import dev.lundi.content.SourceSettings;
import dev.lundi.content.Week;
import dev.lundi.content.WeekContent;
import dev.lundi.issue.IssueComment.Verdict;
import dev.lundi.support.LundiTest;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whether the ranking takes what an editor who has read the whole conversation would
 * take: at least four of five.
 */
@LundiTest
class RankingQualityTests {

	private static final Pattern DAY = Pattern.compile("published: ([1-7])T");

	@Autowired
	private ContentSources sources;

	@TempDir
	private Path folder;

	static Stream<Judged> conversations() {
		return Stream.of(
				new Judged("02-le-mot-de-passe-de-l-escalier-b",
						Map.of("c8", "a story of neighbours, and the best of all", "c4",
								"somebody who knows, and corrects the editorial", "c2",
								"the funniest, and the author asks for more", "c1", "it began the exchange about names",
								"c7", "one line that everybody remembers")),
				new Judged("06-le-facteur-ne-commente-pas",
						Map.of("c13", "a real postman turns the editorial's picture into experience", "c5",
								"an objection that moved the author, and everybody else", "c1",
								"two readers of one blog meet", "c9", "the loveliest of the addresses that were given",
								"c11", "a joke with its punchline in the answer")),
				new Judged("08-les-tilleuls-sont-dans-la-colonne-f",
						Map.of("c4", "a grandfather's column, which became an event", "c1",
								"the hero of the editorial answers, with a figure", "c7",
								"an objection by somebody of the trade", "c12", "somebody went to look", "c11",
								"a memory, which was what the editorial asked for")),
				new Judged("03-eloge-de-la-page-qui-finit",
						Map.of("c5", "defends the contrary, from a hospital bed", "c2", "a witness of the very meeting",
								"c7", "the idea, tried at home", "c9", "somebody looked closely", "c1",
								"what the editorial wanted of one")),
				new Judged("05-la-vis-du-dessous",
						Map.of("c2", "the radio of a widower", "c4", "the other side of the counter", "c5",
								"the reader's answer to it", "c7", "the joke, with the author's answer")));
	}

	@ParameterizedTest
	@MethodSource("conversations")
	void takesWhatAnEditorWould(Judged conversation) throws IOException {
		List<String> top = TopComments.rank(content(conversation).comments(), Samples.rules(), DatabaseTest.NOW)
			.stream()
			.filter((comment) -> comment.verdict() == Verdict.TOP)
			.map(IssueComment::id)
			.toList();
		assertThat(top.stream().filter(conversation.taken()::containsKey)).as("%s of %s", top, conversation.taken())
			.hasSizeGreaterThanOrEqualTo(4);
	}

	private WeekContent content(Judged conversation) throws IOException {
		for (String ending : List.of(".md", ".comments.yaml")) {
			Files.writeString(folder.resolve(conversation.file() + ending), sample(conversation.file() + ending));
		}
		SourceSettings settings = new SourceSettings(SourceSettings.Type.FOLDER, null, folder, null, null, null, null,
				null, false);
		return sources.open(settings, ZoneId.of("Europe/Paris")).gather(Week.parse("2026-W47"));
	}

	/** Samples have the days of any week, from 1 for Monday. */
	private static String sample(String file) throws IOException {
		try (var in = Objects.requireNonNull(RankingQualityTests.class.getResourceAsStream("/sample/edito/" + file))) {
			return DAY.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8))
				.replaceAll((day) -> "published: 2026-11-%dT".formatted(15 + Integer.parseInt(day.group(1))));
		}
	}

	/**
	 * A conversation under a sample editorial, and what an editor took of it.
	 *
	 * @param taken by the ids of the comments, why
	 */
	record Judged(String file, Map<String, String> taken) {
	}

}
