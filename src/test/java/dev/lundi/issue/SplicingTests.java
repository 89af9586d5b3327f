package dev.lundi.issue;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.lundi.rendering.Design;
import dev.lundi.rendering.Personal;
import dev.lundi.rendering.Stencil;
import dev.lundi.rendering.Variant;
import dev.lundi.support.HostileWords;
import dev.lundi.template.MailSample;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A mail that is filled into a stencil is the mail that the templates render, character
 * for character: every language, whoever reads it.
 */
class SplicingTests {

	/** Where Unicode's large blocks begin. */
	private static final int IDEOGRAPHS = 0x3400;

	private static final List<Locale> LANGUAGES = List.of(Locale.FRENCH, Locale.ENGLISH, Locale.GERMAN);

	private static final List<String> LINKS = List.of("https://lundi.example/unsubscribe/AQAAAAAAAAAqZWRpdG8-_x",
			"http://localhost:8080/unsubscribe/a?b=1&c='d'");

	private static final List<String> PREFERENCES = List.of("http://localhost:8080/preferences/a?b='1'&c=<d>",
			"https://lundi.example/preferences/AQAAUXMAAAAAAAAAKg-_x", "https://lundi.example/p");

	/**
	 * What people wrote is the same for all readers, and so are colours. Only issues go
	 * to many.
	 */
	static Stream<Case> cases() {
		return MailSample.ALL.stream()
			.filter((sample) -> sample.kind().equals("issue") && sample.design().equals(Design.PLAIN)
					&& !sample.name().equals("rich"))
			.flatMap((sample) -> LANGUAGES.stream().map((language) -> new Case(sample, language)));
	}

	@ParameterizedTest
	@MethodSource("cases")
	void aFilledMailIsTheRenderedOne(Case mail) {
		Stencil stencil = mail.stencil(true);
		long filled = Stream.of(HostileWords.all().stream(), HostileWords.ordinary(3, 150).stream(), everySign(stencil))
			.flatMap((names) -> names)
			.filter((name) -> mail.isTheSame(stencil, name))
			.count();
		assertThat(filled).isGreaterThan(200);
	}

	@ParameterizedTest
	@MethodSource("cases")
	void soIsTheMailOfWhomNobodyKnowsTheNameOf(Case mail) {
		Stencil stencil = mail.stencil(false);
		assertThat(mail.isTheSame(stencil, null)).isTrue();
		assertThat(stencil.takes(new Personal("Ada", LINKS.getFirst(), PREFERENCES.getFirst()))).isFalse();
	}

	/**
	 * Names with every sign that is taken as it is; of the tens of thousands of
	 * ideographs and syllables, some.
	 */
	private static Stream<String> everySign(Stencil stencil) {
		String signs = IntStream
			.concat(IntStream.range(0, IDEOGRAPHS),
					IntStream.rangeClosed(IDEOGRAPHS, Character.MAX_VALUE).filter((sign) -> sign % 97 == 0))
			.filter((sign) -> stencil.takes(new Personal((char) sign + "a", LINKS.getFirst(), PREFERENCES.getLast())))
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
		assertThat(signs).hasSizeGreaterThan(1000);
		return IntStream.range(0, signs.length() / 18)
			.mapToObj((part) -> "a" + signs.substring(18 * part, 18 * part + 18) + "a");
	}

	/** One kind of mail in one language. */
	record Case(MailSample sample, Locale language) {

		Stencil stencil(boolean named) {
			return sample.renderer().stencil(sample.kind(), new Variant(language, named), sample.model()).orElseThrow();
		}

		/** Whether the stencil takes the name; then it must not show. */
		boolean isTheSame(Stencil stencil, @Nullable String name) {
			int turn = (name == null) ? 0 : name.length();
			Personal reader = new Personal(name, LINKS.get(turn % LINKS.size()),
					PREFERENCES.get(turn % PREFERENCES.size()));
			if (!stencil.takes(reader)) {
				return false;
			}
			assertThat(stencil.filled(reader))
				.isEqualTo(sample.renderer().render(sample.kind(), language, sample.model().apply(reader)));
			return true;
		}

		@Override
		public String toString() {
			return sample + " in " + language;
		}

	}

}
