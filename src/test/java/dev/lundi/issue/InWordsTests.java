package dev.lundi.issue;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;

import dev.lundi.content.Votes;
import dev.lundi.issue.IssueComment.Choice;
import dev.lundi.issue.IssueComment.Figures;
import dev.lundi.issue.IssueComment.Verdict;
import dev.lundi.newsletter.CutOff;
import dev.lundi.newsletter.Newsletter;
import dev.lundi.newsletter.Schedule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.support.ResourceBundleMessageSource;

import static org.assertj.core.api.Assertions.assertThat;

class InWordsTests {

	private final ResourceBundleMessageSource messages = messages();

	private final InWords french = in(Locale.FRANCE);

	private final InWords english = in(Locale.UK);

	@ParameterizedTest
	@CsvSource({ "2026-11-23, lundi 23 novembre 2026, Monday 23 November 2026",
			"2026-06-01, lundi 1er juin 2026, Monday 1 June 2026" })
	void saysDates(LocalDate date, String inFrench, String inEnglish) {
		assertThat(french.date(date)).isEqualTo(inFrench);
		assertThat(english.date(date)).isEqualTo(inEnglish);
	}

	@ParameterizedTest
	@CsvSource({ "08:00, 8 h, 8:00 am", "18:30, 18 h 30, 6:30 pm", "08:05, 8 h 05, 8:05 am" })
	void saysWhenIssuesAppear(LocalTime time, String inFrench, String inEnglish) {
		Newsletter newsletter = at(time);
		assertThat(french.rhythm(newsletter).replace('\u00a0', ' '))
			.isEqualTo("Un numéro paraît chaque lundi à %s (heure d’Europe centrale).".formatted(inFrench));
		assertThat(english.rhythm(newsletter).replace('\u00a0', ' ')).isEqualToIgnoringCase(
				"A new issue appears every Monday at %s (Central European Time).".formatted(inEnglish));
	}

	@ParameterizedTest
	@ValueSource(strings = { "de", "ar", "und" })
	void speaksFrenchToWhomItDoesNotUnderstand(String language) {
		assertThat(in(Locale.forLanguageTag(language)).date(LocalDate.of(2026, 11, 23)))
			.isEqualTo("lundi 23 novembre 2026");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			0 | false | retenu pour son propos                | chosen for what it says
			1 | false | 1 réponse                             | 1 reply
			1 | true  | 1 réponse, celle de l’auteur          | 1 reply, the author’s
			3 | false | 3 réponses                            | 3 replies
			3 | true  | 3 réponses, dont celle de l’auteur    | 3 replies, one by the author
			""")
	void saysWhatSpeaksForAComment(int replies, boolean authorReplied, String inFrench, String inEnglish) {
		IssueComment comment = comment(new Figures(1, replies, authorReplied, 80, null), Verdict.TOP);
		assertThat(french.reason(comment).replace('\u00a0', ' ')).isEqualTo(inFrench);
		assertThat(english.reason(comment).replace('\u00a0', ' ')).isEqualTo(inEnglish);
	}

	@ParameterizedTest
	@EnumSource(Verdict.class)
	void hasWordsForEveryVerdict(Verdict verdict) {
		IssueComment comment = comment(new Figures(0, 0, false, 18, null), verdict);
		assertThat(french.reason(comment)).isNotBlank().doesNotContain("{");
		assertThat(english.reason(comment)).isNotBlank().doesNotContain("{").isNotEqualTo(french.reason(comment));
	}

	@Test
	void saysHowShortAShortCommentIs() {
		IssueComment comment = comment(new Figures(0, 0, false, 18, null), Verdict.TOO_SHORT);
		assertThat(french.reason(comment).replace('\u00a0', ' ')).isEqualTo("trop court : 18 caractères");
	}

	@Test
	void saysThatACommentIsCutShort() {
		IssueComment cut = comment(new Figures(1, 3, false, 3_200, null), Verdict.TOP);
		assertThat(french.reason(cut).replaceAll("[\u00a0\u202f]", " "))
			.isEqualTo("3 réponses ; abrégé, il a 3 200 caractères");
		assertThat(english.reason(cut)).isEqualTo("3 replies; cut short, it has 3,200 characters");
		assertThat(english.reason(cut.withChoice(Choice.PINNED))).contains("cut short");
		assertThat(english.reason(cut.withChoice(Choice.DROPPED))).isEqualTo("left out by the editors");
	}

	@Test
	void saysWhatReadersVotedAndWhatItIsAnEchoOf() {
		IssueComment comment = comment(new Figures(1, 3, false, 80, new Votes(1_200, 2)), Verdict.TOP);
		assertThat(french.reason(comment.asEchoOf("Le banc {0}")).replaceAll("[\u00a0\u202f]", " "))
			.isEqualTo("3 réponses ; 1 200 votes pour, 2 contre ; écho à « Le banc {0} »");
		assertThat(english.reason(comment)).isEqualTo("3 replies; 1,200 votes for it, 2 against");
	}

	@Test
	void countsWhyCommentsAreOutTheCommonestReasonFirst() {
		IssueComment tooShort = comment(new Figures(0, 0, false, 18, null), Verdict.TOO_SHORT);
		IssueComment late = comment(new Figures(0, 0, false, 80, null), Verdict.LATE);
		CommentReasons reasons = new CommentReasons(messages);
		List<IssueComment> out = List.of(late, tooShort, tooShort, late.withChoice(Choice.DROPPED));
		assertThat(reasons.tally(out, Locale.FRANCE))
			.isEqualTo("2 trop courts · 1 écarté par la rédaction · 1 arrivé tard");
		assertThat(reasons.tally(out, Locale.UK)).isEqualTo("2 too short · 1 left out by the editors · 1 came late");
	}

	@ParameterizedTest
	@EnumSource(value = Verdict.class, mode = EnumSource.Mode.EXCLUDE, names = "TOP")
	void countsEveryVerdict(Verdict verdict) {
		List<IssueComment> out = List.of(comment(new Figures(0, 0, false, 80, null), verdict));
		CommentReasons reasons = new CommentReasons(messages);
		assertThat(reasons.tally(out, Locale.FRANCE)).startsWith("1 ");
		assertThat(reasons.tally(out, Locale.UK)).startsWith("1 ").isNotEqualTo(reasons.tally(out, Locale.FRANCE));
	}

	@Test
	void saysWhatEditorsDid() {
		IssueComment comment = comment(new Figures(0, 0, false, 80, null), Verdict.TOP);
		assertThat(french.reason(comment.withChoice(Choice.PINNED))).isEqualTo("choisi par la rédaction");
		assertThat(english.reason(comment.withChoice(Choice.DROPPED))).isEqualTo("left out by the editors");
	}

	private InWords in(Locale language) {
		return new InWords(messages, new CommentReasons(messages), language);
	}

	private static IssueComment comment(Figures figures, Verdict verdict) {
		return IssueComment.ranked(Samples.draft().comments().getFirst().words(), figures, 0.5, verdict);
	}

	private static Newsletter at(LocalTime time) {
		Newsletter sample = Samples.newsletter();
		Schedule schedule = new Schedule(DayOfWeek.MONDAY, time, CutOff.MIDNIGHT, Schedule.Approval.REQUIRED,
				Schedule.IfEmpty.SKIP);
		return new Newsletter(sample.slug(), sample.name(), sample.language(), sample.zone(), sample.publisher(),
				sample.source(), schedule, sample.comments(), sample.week(), sample.design(), sample.editors(),
				sample.segment());
	}

	private static ResourceBundleMessageSource messages() {
		ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
		messages.setBasename("messages");
		messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
		messages.setFallbackToSystemLocale(false);
		return messages;
	}

}
