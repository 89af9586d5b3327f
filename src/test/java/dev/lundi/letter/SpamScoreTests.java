package dev.lundi.letter;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.lundi.content.Article;
import dev.lundi.content.Byline;
import dev.lundi.content.Comment;
import dev.lundi.content.Editorial;
import dev.lundi.content.WeekContent;
import dev.lundi.issue.Issue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a filter that knows nothing of us makes of our mails: SpamAssassin with the tests
 * that ask nobody, where it is installed. Points for being a list are not counted.
 */
class SpamScoreTests extends PressScene {

	private static final double MOST = 1.0;

	private static final int ISSUES = 10;

	private static final Pattern VERDICT = Pattern
		.compile("(?m)^X-Spam-Status: \\w+, score=(-?[\\d.]+) [^\\n]*tests=(.*)$");

	private static final List<String> TITLES = List.of("L’ardoise et la conversation", "Le banc vide",
			"Trois cents euros pour un vélo\u202f?", "Gratuit, mais à quel prix", "What the river keeps",
			"Urgence climatique\u00a0: la semaine où tout a basculé", "10\u00a0000\u00a0€ et une idée",
			"100 % des gagnants", "🎉 Le numéro cent", "Re: votre courrier de la semaine");

	private static final String WORDS = "Au marché de la place Verte, la marchande de pommes a retiré son ardoise des "
			+ "prix. Depuis, <a href=\"https://blog.example.org/file\">la file</a> avance moins vite, et personne ne "
			+ "s’en plaint. <strong>On cause.</strong> ";

	private static final String IMAGE = "<figure><img src=\"https://blog.example.org/marche.jpg\" alt=\"Le marché\" "
			+ "width=\"1200\"><figcaption>Le marché, samedi</figcaption></figure>";

	@Test
	void twentyMailsLookLikeNoSpam(@TempDir Path folder) throws IOException, InterruptedException {
		for (int number = 0; number < ISSUES; number++) {
			Press press = letters.press(issue(number));
			write(folder, press, number, "Ada", "fr");
			write(folder, press, number, null, "en");
		}
		List<String> verdicts = judge(folder);
		assertThat(verdicts).hasSize(2 * ISSUES)
			.allMatch((verdict) -> Double.parseDouble(verdict.replaceAll(" .*", "")) <= MOST);
	}

	private static void write(Path folder, Press press, int number, @Nullable String name, String language)
			throws IOException {
		Files.write(folder.resolve("%02d-%s.eml".formatted(number, language)),
				press.compose(reader(number + 1, name, "ada@example.org", language)).content());
	}

	/**
	 * From a line or two to a long read, with more and more comments, images and links.
	 */
	private Issue issue(int number) {
		String html = IntStream.rangeClosed(0, number * 2)
			.mapToObj((paragraph) -> (paragraph % 6 == 5) ? IMAGE : "<p>" + WORDS.repeat(1 + number / 2) + "</p>")
			.reduce("", String::concat);
		String week = "2026-W%02d".formatted(20 + number);
		Byline byline = new Byline("Une autrice", java.time.Instant.parse("2026-03-18T09:00:00Z"));
		URI page = URI.create("https://blog.example.org/" + number);
		List<Comment> comments = IntStream.range(0, Math.min(number, 5))
			.mapToObj((each) -> comment("c" + each, "Lectrice " + each, "<p>" + WORDS + "</p>"))
			.toList();
		List<Article> articles = IntStream.range(0, number / 3)
			.mapToObj((each) -> new Article("a" + each, "Un article de plus, le no " + each, "En une ligne.",
					URI.create("https://blog.example.org/a" + each)))
			.toList();
		return assemble(week, new WeekContent(
				new Editorial("e-" + week, TITLES.get(number), "Un banc, et ce qu’on y dit.", html, byline, page),
				comments, articles));
	}

	/** A score and the rules behind it for each mail. */
	private static List<String> judge(Path folder) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of("spamassassin", "--local", "--nocreate-prefs",
				"--cf=use_bayes 0", "--cf=fold_headers 0", "--cf=score MAILING_LIST_MULTI 0"));
		try (Stream<Path> mails = Files.list(folder)) {
			mails.map(Path::toString).sorted().forEach(command::add);
		}
		String judged = run(command, folder);
		return VERDICT.matcher(judged).results().map((verdict) -> verdict.group(1) + " " + verdict.group(2)).toList();
	}

	private static String run(List<String> command, Path home) throws IOException, InterruptedException {
		Path output = home.resolve("judged.txt");
		ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(output.toFile())
			.redirectError(home.resolve("errors.txt").toFile());
		builder.environment().put("HOME", home.toString());
		Process process = start(builder);
		Assumptions.assumeTrue(process != null, "spamassassin is not installed: its opinion of our mails is not asked");
		assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
		return Files.readString(output);
	}

	private static @Nullable Process start(ProcessBuilder builder) {
		try {
			return builder.start();
		}
		catch (IOException ex) {
			return null;
		}
	}

}
