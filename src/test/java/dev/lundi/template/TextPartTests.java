package dev.lundi.template;

import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.lundi.issue.IssueMail;
import dev.lundi.rendering.Prose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The text part reads as if somebody had typed it. */
class TextPartTests {

	private static final int WIDTH = 72;

	/** A quotation's marks stand before its lines (RFC 3676, section 4.5). */
	private static final Pattern QUOTATION_MARKS = Pattern.compile("^(?:> ?)+", Pattern.MULTILINE);

	private static final Pattern UNSEEN = Pattern.compile("[\\p{Mn}\\p{Me}\\p{Cf}]");

	private static final Pattern MARKUP = Pattern.compile("</?[a-zA-Z!][^>\\n]*>|&(?:#\\w+|[a-zA-Z]+);");

	private static final Pattern MENTION = Pattern.compile("\u00a0(\\[\\d+])");

	private static final Pattern LISTED = Pattern.compile("(?m)^(\\[\\d+]) (?:https?://|mailto:)\\S+$");

	static Stream<Mail> mails() {
		return Mail.every();
	}

	static Stream<Mail> issues() {
		return Mail.issues();
	}

	@ParameterizedTest
	@MethodSource("mails")
	void fitsIntoANarrowWindow(Mail mail) {
		String words = UNSEEN.matcher(QUOTATION_MARKS.matcher(mail.text()).replaceAll("")).replaceAll("");
		assertThat(words.lines().filter((line) -> !line.contains("://")))
			.allMatch((line) -> line.codePointCount(0, line.length()) <= WIDTH);
	}

	@ParameterizedTest
	@MethodSource("mails")
	void isTidy(Mail mail) {
		assertThat(mail.text()).endsWith("\n")
			.doesNotStartWith("\n")
			.doesNotContain("\n\n\n", "\r", "\t", " \n", "null")
			.doesNotContainPattern(MARKUP);
		assertThat(mail.rendered().subject()).isNotBlank().doesNotContain("\n").doesNotContainPattern(MARKUP);
	}

	@ParameterizedTest
	@MethodSource("mails")
	void hasEveryLinkOfTheHtmlPart(Mail mail) {
		assertThat(mail.html().select("a[href]").eachAttr("href")).allSatisfy(
				(link) -> assertThat(mail.text()).containsPattern("(?m)(?:^|[ >]| \\[)" + Pattern.quote(link) + "$"));
	}

	@ParameterizedTest
	@MethodSource("issues")
	void listsEachNumberedLinkBelowTheWordsThatNameIt(Mail mail) {
		for (Prose prose : proses((IssueMail) mail.model())) {
			List<String> mentions = groups(MENTION, prose.text());
			assertThat(groups(LISTED, prose.text())).isEqualTo(mentions.stream().distinct().toList());
		}
		assertThat(mail.text()).contains(((IssueMail) mail.model()).lead().prose().text());
	}

	private static List<Prose> proses(IssueMail mail) {
		return Stream.concat(Stream.of(mail.lead().prose()), mail.comments().stream().map(IssueMail.TopComment::prose))
			.toList();
	}

	private static List<String> groups(Pattern pattern, String text) {
		return pattern.matcher(text).results().map(TextPartTests::firstGroup).toList();
	}

	private static String firstGroup(MatchResult result) {
		return Objects.requireNonNull(result.group(1));
	}

	@ParameterizedTest
	@MethodSource("issues")
	void quotesEachComment(Mail mail) {
		((IssueMail) mail.model()).comments()
			.forEach((comment) -> assertThat(mail.text())
				.contains(comment.prose().text().lines().map((line) -> ("> " + line).strip()).toList()));
	}

}
