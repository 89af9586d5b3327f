package dev.lundi.template;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.lundi.rendering.Personal;
import dev.lundi.rendering.Prose;
import dev.lundi.support.HostileWords;
import dev.lundi.support.Payloads;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Entities;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Words in every field of every model are words: nothing runs them, nothing takes them
 * for elements, and they are shown as they were written.
 */
class HostileFieldTests {

	private static final Personal READER = new Personal("Ada", "https://lundi.example.org/unsubscribe/ada",
			"https://lundi.example.org/preferences/ada");

	/** Two letters that stand in no template and in no words of the frame. */
	private static final int AT_ONCE = 5;

	private static final String HARMLESS = "ŵŷ";

	/** What 7*1913 and the other payloads would give if anything ran them. */
	private static final List<String> TRACES = List.of("13391", "ProcessImpl", "IssueMail[", "FileSystemResource [",
			"aaaaaaaaa", "file [");

	/** Looks and what authors write at length have no fields of their own. */
	static Stream<MailSample> samples() {
		return MailSample.ALL.stream()
			.filter((sample) -> sample.design().look().isEmpty() && !sample.name().equals("rich"));
	}

	@ParameterizedTest
	@MethodSource("samples")
	void nothingRunsThem(MailSample sample) {
		Mail harmless = mail(sample, HARMLESS);
		assertThat(Payloads.forTemplates()).hasSizeGreaterThan(40);
		Payloads.forTemplates().forEach((words) -> showsThem(mail(sample, words), words, harmless));
	}

	@ParameterizedTest
	@MethodSource("samples")
	void nothingTakesThemForElements(MailSample sample) {
		Mail harmless = mail(sample, HARMLESS);
		List<String> payloads = Payloads.forBrowsers();
		assertThat(payloads).hasSizeGreaterThan(250);
		for (int start = 0; start < payloads.size(); start += AT_ONCE) {
			String words = String.join(" ", payloads.subList(start, Math.min(start + AT_ONCE, payloads.size())));
			showsThem(mail(sample, words), words, harmless);
		}
	}

	@ParameterizedTest
	@MethodSource("samples")
	void nothingBreaksOutOfItsElementItsLineOrItsAttribute(MailSample sample) {
		List<String> structure = structure(mail(sample, HARMLESS).html());
		for (String words : HostileWords.attacks()) {
			Mail mail = mail(sample, words);
			if (!words.matches("(?:https|mailto):\\S+")) {
				assertThat(structure(mail.html())).as(words).isEqualTo(structure);
			}
			assertThat(mail.rendered().subject()).as(words).doesNotContain("\r", "\n");
			assertThat(mail.rendered().html() + mail.text()).as(words).doesNotContain("\r", "\u001b", "\0", "\u000b");
		}
	}

	private static void showsThem(Mail mail, String words, Mail harmless) {
		assertThat(structure(mail.html())).as(words).isEqualTo(structure(harmless.html()));
		assertThat(count(mail.html().wholeText(), words)).as(words)
			.isEqualTo(count(harmless.html().wholeText(), HARMLESS));
		assertThat(count(mail.text(), words)).as(words).isEqualTo(count(harmless.text(), HARMLESS));
		assertThat(count(mail.rendered().subject(), words)).isEqualTo(count(harmless.rendered().subject(), HARMLESS));
		TRACES.stream()
			.filter((trace) -> !words.contains(trace))
			.forEach((trace) -> assertThat(mail.rendered().subject() + mail.rendered().html() + mail.text())
				.doesNotContain(trace));
	}

	private static Mail mail(MailSample sample, String words) {
		HostileModel hostile = new HostileModel(words, (text) -> prose(sample, text));
		return Mail.of(sample, Locale.FRENCH, READER, hostile.in(sample.model().apply(READER)));
	}

	/** As a sanitiser leaves it: words that look like markup are escaped. */
	private static Prose prose(MailSample sample, String words) {
		return sample.renderer().prose("<p>" + Entities.escape(words) + "</p>");
	}

	/** Elements with their attributes, but for the values that come from a model. */
	private static List<String> structure(Document html) {
		return html.getAllElements()
			.stream()
			.map((element) -> element.normalName()
					+ element.attributes().asList().stream().map(HostileFieldTests::form).toList())
			.toList();
	}

	private static String form(Attribute attribute) {
		boolean fromModel = List.of("lang", "content", "alt").contains(attribute.getKey());
		return fromModel ? attribute.getKey() : attribute.toString();
	}

	/** How often words are shown, wherever lines are broken and in capitals or not. */
	private static int count(String shown, String words) {
		return closedUp(shown).split(Pattern.quote(closedUp(words)), -1).length - 1;
	}

	private static String closedUp(String text) {
		return text.replaceAll("[\\s\u00a0\u202f\u2066-\u2069>]", "").toUpperCase(Locale.ROOT);
	}

}
